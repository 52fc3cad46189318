# Puts the studio into this user's Start menu, and with -Autostart into what starts with Windows. No administrator.
param([switch]$Autostart, [switch]$Remove)
$name = -join [char[]](0x5DE5, 0x4F5C, 0x53F0)
$places = @([Environment]::GetFolderPath('Programs'))
if ($Autostart -or $Remove) { $places += [Environment]::GetFolderPath('Startup') }
foreach ($place in $places) {
    $link = Join-Path $place "docgen$name.lnk"
    if ($Remove) { Remove-Item -LiteralPath $link -ErrorAction SilentlyContinue; continue }
    $shortcut = (New-Object -ComObject WScript.Shell).CreateShortcut($link)
    $shortcut.TargetPath = Join-Path $PSScriptRoot 'python\python.exe'
    $shortcut.Arguments = '-X utf8 -m docgen studio'
    if ($place -eq [Environment]::GetFolderPath('Startup')) { $shortcut.Arguments += ' --no-browser' }
    $shortcut.WorkingDirectory = [Environment]::GetFolderPath('MyDocuments')
    $shortcut.WindowStyle = 7
    $shortcut.Save()
}
