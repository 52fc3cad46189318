; Makes docgen-setup.exe of the folder that build_windows.py assembled: for one user, without administrator.
; makensis -DSOURCE=build/windows/docgen -DOUTPUT=build/windows/docgen-setup.exe docgen.nsi
; Compiled on Linux; nobody has run it on a real Windows yet (docs/windows.md says so).

Unicode true
!include "MUI2.nsh"

!define NAME "docgen工作台"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\docgen"

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
; Short, and in no folder that OneDrive keeps in step.
InstallDir "$LOCALAPPDATA\docgen"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
SetCompressor /SOLID lzma
BrandingText "docgen"

!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\docgen工作台.cmd"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开工作台"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Section "工作台（必需）"
  SectionIn RO
  SetOutPath "$INSTDIR"
  ; What an older version left of its own goes first; what is not docgen's stays.
  RMDir /r "$INSTDIR\python"
  File /r "${SOURCE}/*.*"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\python\python.exe" "-X utf8 -m docgen studio" "" 0 SW_SHOWMINIMIZED
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "Publisher" "docgen"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

Section "桌面快捷方式"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\python\python.exe" "-X utf8 -m docgen studio" "" 0 SW_SHOWMINIMIZED
SectionEnd

Section /o "开机自动启动"
  CreateShortcut "$SMSTARTUP\${NAME}.lnk" "$INSTDIR\python\python.exe" "-X utf8 -m docgen studio --no-browser" "" 0 SW_SHOWMINIMIZED
SectionEnd

Section /o "登记 WPS 加载项"
  nsExec::Exec '"$INSTDIR\python\python.exe" -X utf8 -m docgen studio --install-wps'
  Pop $0
SectionEnd

; Workbooks and reports are never touched: only what was installed goes.
Section "Uninstall"
  nsExec::Exec '"$INSTDIR\python\python.exe" -X utf8 -m docgen studio --uninstall-wps'
  Pop $0
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  Delete "$SMSTARTUP\${NAME}.lnk"
  RMDir /r "$INSTDIR\python"
  Delete "$INSTDIR\*.cmd"
  Delete "$INSTDIR\install.ps1"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
