@echo off
rem Called by run.cmd and test.cmd with the lock file: a virtual environment in .venv with exactly what it names.
set "lock=%~1"
set "stamp=.venv\allymap-stamp.%~n1"
if not exist .venv\Scripts\python.exe goto make
fc /b "%lock%" "%stamp%" >nul 2>nul && exit /b 0
goto install
:make
set "python="
for %%v in (3.13 3.12 3.11) do if not defined python py -%%v -c "import venv" >nul 2>nul && set "python=py -%%v"
if not defined python python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "python=python"
if not defined python echo AllyMap needs Python 3.11, 3.12 or 3.13; install one and try again.>&2& exit /b 1
echo Setting up .venv (once; a minute or two)>&2
%python% -m venv .venv || exit /b 1
:install
set "pip=.venv\Scripts\python.exe -m pip --quiet --disable-pip-version-check --no-input"
%pip% install --require-hashes --no-deps --only-binary :all: -r "%lock%" || exit /b 1
%pip% install --no-deps --no-build-isolation --no-index -e . || exit /b 1
copy /y "%lock%" "%stamp%" >nul
exit /b 0
