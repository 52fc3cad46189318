@echo off
rem docgen for those who use a terminal: docgen.cmd render FILE.xlsx
"%~dp0python\python.exe" -X utf8 -m docgen %*
