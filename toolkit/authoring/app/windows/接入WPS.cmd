@echo off
rem Enters the studio as an add-in of WPS, for this user only. --uninstall-wps takes it away.
"%~dp0python\python.exe" -X utf8 -m docgen studio --install-wps
pause
