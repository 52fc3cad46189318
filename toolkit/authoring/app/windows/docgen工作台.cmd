@echo off
rem Opens the studio in the browser. Needs no administrator and no network.
start "docgen" /min "%~dp0python\python.exe" -X utf8 -m docgen studio %*
