@echo off
rem Sets up everything AllyMap needs and opens the sample. With arguments: runs `allymap` with them instead.
setlocal
set "allymap=%~dp0..\.venv\Scripts\allymap.exe"
pushd "%~dp0.."
call packaging\setup.cmd packaging\requirements.lock || (popd & exit /b 1)
popd
if "%~1"=="" ("%allymap%" demo) else ("%allymap%" %*)
exit /b %errorlevel%
