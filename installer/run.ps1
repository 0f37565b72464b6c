# Set up EmoSub on a fresh Windows machine and run it.
#
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1 [-Light] [FILE ...]
#
# Opens the editor on FILE, or on the bundled sample. -Light leaves out torch, Transformers and
# WhisperX.
param(
    [switch]$Light,
    [Parameter(ValueFromRemainingArguments = $true)][string[]]$Films
)
$ErrorActionPreference = "Stop"
$root = Split-Path -Parent $PSScriptRoot
Set-Location $root

function Invoke-Checked {
    $program, $arguments = $args
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program ended with code $LASTEXITCODE" }
}

# ---- programs -----------------------------------------------------------------------------
$programs = @(
    @{ Command = "ffmpeg"; Id = "Gyan.FFmpeg"; Path = "" },
    @{ Command = "vlc"; Id = "VideoLAN.VLC"; Path = "$env:ProgramFiles\VideoLAN\VLC\libvlc.dll" }
)
foreach ($program in $programs) {
    $there = (Get-Command $program.Command -ErrorAction SilentlyContinue) -or
        ($program.Path -and (Test-Path $program.Path))
    if ($there) { continue }
    if (Get-Command winget -ErrorAction SilentlyContinue) {
        Write-Host "Installing $($program.Id)"
        Invoke-Checked winget install --id $program.Id --exact --silent `
            --accept-package-agreements --accept-source-agreements
    } else {
        Write-Host "$($program.Command) is missing. Install it, then run this again:"
        Write-Host "  winget install --id $($program.Id)"
        exit 1
    }
}

# ---- Python -------------------------------------------------------------------------------
$python = $null
foreach ($version in "3.12", "3.13", "3.11") {
    & py "-$version" -c "pass" 2>$null
    if ($LASTEXITCODE -eq 0) { $python = $version; break }
}
if (-not $python) {
    Write-Host "EmoSub needs Python 3.11, 3.12 or 3.13. Install one, then run this again:"
    Write-Host "  winget install --id Python.Python.3.12"
    exit 1
}

$inputs = Get-Content pyproject.toml, installer\constraints.txt, installer\run.ps1 -Raw
$bytes = [Text.Encoding]::UTF8.GetBytes(($inputs -join "") + $Light)
$wanted = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes))
$stamp = ".venv\emosub-setup"
if (-not ((Test-Path $stamp) -and ((Get-Content $stamp -Raw).Trim() -eq $wanted))) {
    if (-not (Test-Path .venv\Scripts\python.exe)) { Invoke-Checked py "-$python" -m venv .venv }
    $pip = @(".venv\Scripts\python.exe", "-m", "pip", "--disable-pip-version-check")
    $packages = if ($Light) { @("-e", ".") } else {
        @("-e", ".[models]", "nltk", "pandas", "omegaconf", "torchaudio", "pyannote.audio")
    }
    Write-Host "Installing EmoSub into .venv (a few minutes the first time)"
    Invoke-Checked @pip install --quiet --constraint installer\constraints.txt @packages
    if (-not $Light) {
        # WhisperX pins an older torch, but runs with the one in the constraints.
        Invoke-Checked @pip install --quiet --no-deps "whisperx==3.8.6"
        Invoke-Checked @pip uninstall --quiet --yes torchcodec
    }
    Set-Content $stamp $wanted
}

if (-not $Films) { $Films = @("$root\resources\samples\sample.mp4") }
Invoke-Checked .venv\Scripts\emosub-gui.exe @Films
