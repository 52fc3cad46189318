@echo off
"%~dp0python\python.exe" -X utf8 -m docgen studio --uninstall-wps --quiet
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" -Remove
pause
