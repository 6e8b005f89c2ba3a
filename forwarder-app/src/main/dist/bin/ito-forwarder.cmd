@echo off
rem Starts the Ito event forwarder. Needs a Java runtime of version 17 or newer.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xms16m -Xmx64m %ITO_FORWARDER_OPTS% -cp "%~dp0..\lib\*" dev.ito.forwarder.app.Main %*
exit /b %ERRORLEVEL%
