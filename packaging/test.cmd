@echo off
rem Sets up everything and runs every check.
setlocal
pushd "%~dp0.."
call packaging\setup.cmd packaging\requirements-dev.lock || (popd & exit /b 1)
set "PATH=%cd%\.venv\Scripts;%PATH%"
ruff check . && ruff format --check . && mypy || (popd & exit /b 1)
set "ALLYMAP_WITHOUT_QT=1"
pytest -q -p no:pytest-qt --ignore=tests/desktop --ignore=src/allymap/desktop || (popd & exit /b 1)
set "ALLYMAP_WITHOUT_QT="
set "QT_QPA_PLATFORM=offscreen"
pytest -q tests/desktop src/allymap/desktop || (popd & exit /b 1)
popd
