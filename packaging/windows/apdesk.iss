; The Windows installer, for Inno Setup 6.3 or newer. packaging\windows\build.ps1 calls it with
;   /DVersion=…  /DFolder=…  /DOut=…
; It installs for one user without asking for rights, or for all users where an administrator chooses so.

#define Program "apdesk"

[Setup]
AppId={{6B0D5B6B-3C0B-4D0E-9F53-0E6C5A0B7D11}
AppName={#Program}
AppVersion={#Version}
AppVerName={#Program} {#Version}
AppPublisher=The apdesk developers
DefaultDirName={autopf}\{#Program}
DefaultGroupName={#Program}
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\apdesk.ico
UninstallDisplayIcon={app}\apdesk.exe
OutputDir={#Out}
OutputBaseFilename=apdesk-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; A window that is open is asked to close first, and starts again afterwards if the user wishes.
CloseApplications=yes
RestartApplications=no
ChangesEnvironment=yes
#ifdef Sign
SignTool=apdesk
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
en.OnThePath=Add the command apdesk-cli to the &path, for scripts
de.OnThePath=Den Befehl apdesk-cli für Skripte in den &Pfad aufnehmen

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked
Name: "path"; Description: "{cm:OnThePath}"; Flags: unchecked

[InstallDelete]
; What an older version had and this one hasn't.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{group}\{#Program}"; Filename: "{app}\apdesk.exe"; AppUserModelID: "org.apdesk.apdesk"
Name: "{autodesktop}\{#Program}"; Filename: "{app}\apdesk.exe"; Tasks: desktopicon; AppUserModelID: "org.apdesk.apdesk"

[Registry]
; What "Start at login" writes; it goes with the program.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueName: "apdesk"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\apdesk.exe"; Description: "{cm:LaunchProgram,{#Program}}"; Flags: nowait postinstall skipifsilent

[Code]
function PathKey(): Integer;
begin
  if IsAdminInstallMode then Result := HKEY_LOCAL_MACHINE else Result := HKEY_CURRENT_USER;
end;

function PathName(): String;
begin
  if IsAdminInstallMode then
    Result := 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
  else
    Result := 'Environment';
end;

{ The folders of the path without ours, so that it is never there twice. }
function PathWithout(): String;
var
  Found, Ours: String;
begin
  if not RegQueryStringValue(PathKey, PathName, 'Path', Found) then Found := '';
  Ours := ExpandConstant('{app}');
  Found := ';' + Found + ';';
  StringChangeEx(Found, ';' + Ours + ';', ';', True);
  while (Length(Found) > 0) and (Found[1] = ';') do Delete(Found, 1, 1);
  while (Length(Found) > 0) and (Found[Length(Found)] = ';') do Delete(Found, Length(Found), 1);
  Result := Found;
end;

procedure CurStepChanged(Step: TSetupStep);
var
  Others: String;
begin
  if (Step = ssPostInstall) and WizardIsTaskSelected('path') then
  begin
    Others := PathWithout;
    if Others <> '' then Others := Others + ';';
    RegWriteExpandStringValue(PathKey, PathName, 'Path', Others + ExpandConstant('{app}'));
  end;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
begin
  if Step = usUninstall then
    if RegValueExists(PathKey, PathName, 'Path') then
      RegWriteExpandStringValue(PathKey, PathName, 'Path', PathWithout);
end;
