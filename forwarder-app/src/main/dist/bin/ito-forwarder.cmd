@echo off
rem Starts the Ito event forwarder. Needs a Java runtime of version 17 or newer: JAVA_HOME, or else
rem the java on the PATH. ITO_FORWARDER_OPTS holds more options for it.
setlocal
set "JAVA=java.exe"
if not defined JAVA_HOME goto find
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto launch
echo ito-forwarder: JAVA_HOME is %JAVA_HOME%, and there is no java in it; set it to a Java 17 or newer>&2
exit /b 3
:find
where java.exe >nul 2>&1 && goto launch
echo ito-forwarder: no java found; install Java 17 or newer, or set JAVA_HOME>&2
exit /b 3
:launch
"%JAVA%" -XX:+UseSerialGC -Xms16m -Xmx64m -Xss512k -XX:TieredStopAtLevel=1 -Xshare:auto %ITO_FORWARDER_OPTS% -cp "%~dp0..\lib\ito-forwarder.jar" dev.ito.forwarder.app.Main %*
exit /b %ERRORLEVEL%
