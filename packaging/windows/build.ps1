# Builds apdesk-VERSION-setup.exe. On Windows 10 or newer, 64 bit, with Python 3.11 of python.org and
# Inno Setup 6.3 installed:
#
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
#
# With a certificate for signing code, name its thumbprint, and everything is signed:
#
#   … -Certificate THUMBPRINT [-TimeServer http://…]
param(
    [string]$Certificate = "",
    [string]$TimeServer = "http://timestamp.digicert.com"
)

$ErrorActionPreference = "Stop"
$root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
Set-Location $root
$folder = Join-Path $root "dist\apdesk"

function Assert-Done([string]$what) {
    if ($LASTEXITCODE -ne 0) { throw "$what failed with exit code $LASTEXITCODE" }
}

py -3.11 packaging\build.py
Assert-Done "the build"

$signing = @()
if ($Certificate) {
    $signtool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" |
        Sort-Object FullName | Select-Object -Last 1
    if (-not $signtool) { throw "signtool.exe wasn't found: install the Windows SDK" }
    $sign = @("sign", "/sha1", $Certificate, "/fd", "sha256", "/tr", $TimeServer, "/td", "sha256")
    & $signtool.FullName @sign "$folder\apdesk.exe" "$folder\apdesk-cli.exe"
    Assert-Done "signing the programs"
    $signing = @("/DSign", "/Sapdesk=`$q$($signtool.FullName)`$q $($sign -join ' ') `$f")
}

$iscc = @("${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe", "$env:LOCALAPPDATA\Programs\Inno Setup 6\ISCC.exe") |
    Where-Object { Test-Path $_ } | Select-Object -First 1
if (-not $iscc) { throw "Inno Setup 6 wasn't found" }
$version = & (Join-Path $root ".venv\Scripts\python.exe") -c "import apdesk; print(apdesk.__version__)"
Assert-Done "asking for the version"
& $iscc "/DVersion=$version" "/DFolder=$folder" "/DOut=$(Join-Path $root 'dist')" @signing packaging\windows\apdesk.iss
Assert-Done "Inno Setup"

# The smallest test that can fail: the verbs run, and the window's libraries are there.
& "$folder\apdesk-cli.exe" status --json --data-dir (Join-Path $env:TEMP "apdesk-build-check")
Assert-Done "the built program"
Write-Host "dist\apdesk-$version-setup.exe"
