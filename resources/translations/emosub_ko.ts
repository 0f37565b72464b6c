<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Films and subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save your changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, or #frame</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sound: {share}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EmoSub {version}
Subtitles that show how a line was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EmoSub was not closed in order. Restore the changes to {name}?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Move lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shot change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film&apos;s sound, and the lines upon it as blocks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the film in view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a film to see its sound here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the sound to add a line.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Video</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a time (1:23.5), a frame (#120), or from here (+5, -0.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop what is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a film to watch it here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Subtitles that show how a line was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a film or subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a file anywhere here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;New subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the &amp;film…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy te&amp;xt only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste text o&amp;ver lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select by ru&amp;le…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ilter lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert &amp;after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert at the &amp;playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split at the &amp;caret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by &amp;time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;revious line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;start to the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;end to the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set end and go to the &amp;next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame &amp;earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A frame &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hift times…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;ynchronise by two points…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap to s&amp;hot changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Improve timing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;urprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Disgust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ccept the emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the decision &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next &amp;doubtful line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the &amp;line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;oop the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>500 ms be&amp;fore the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>500 ms af&amp;ter the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;rst 500 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;st 500 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the line&apos;s start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the line&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to a time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nor&amp;mal speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lo&amp;uder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analyze…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze the &amp;selected lines again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the &amp;line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;nap while dragging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lock the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Spelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About EmoSub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>analyze</name>
    <message>
        <source>Find out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best that is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhisperX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built-in draft (English)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only find where somebody speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fastest that is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder with a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download models that are not here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can play and edit meanwhile. Lines that you have accepted or corrected are never overwritten, and the whole run is one undo step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and emotions of the whole film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the emotions of the lines there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the emotions of the selected lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report it and attach {log}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>`emosub COMMAND --help` shows what is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling, and that the drive is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file inside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the file&apos;s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name another file with -o, or add --overwrite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left on the disk for {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, or choose another disk, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read; the defaults are in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were lies in {path}; choose again what you need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} holds no shortcuts that can be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that the shortcut editor exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a video or audio file that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in a player to check it, or convert it to MP4 or MKV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no audio track {track}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or another track: see `emosub probe`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its subtitles can be analysed without: name them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a video file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playing needs VLC, which is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install VLC 3 from videolan.org, or libvlc5 and vlc-plugin-base from your system&apos;s packages, and start EmoSub again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be played.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its lines can be edited all the same; or convert it to MP4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing subtitles needs libass, which is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install libass9 (Debian, Ubuntu) or libass (Fedora, Arch, Homebrew, MSYS2) and start EmoSub again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a subtitle file that can be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supported are ASS, SSA, SRT, WebVTT, SMI and EmoSub projects.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text encoding of {path} cannot be recognised.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8 in a text editor and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name {path} does not say which format to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it in .ass, .srt, .vtt, .txt, .jsonl or .emosub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} cannot be opened: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an autosaved copy, or the exported subtitles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project {path} was made by a newer EmoSub ({version}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update EmoSub to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme {name} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another theme; `emosub themes` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow downloads (--download), or name a folder that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {model} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download or copy the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} has the wrong output layer: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model that was trained to recognise emotions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} could not be downloaded: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the network and try again, or copy the model by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{feature} needs the package {package}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it: {command}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory ran out while running {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis process was ended by {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory may have run out. The lines that had arrived are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern {pattern} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or search for plain text instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pattern {pattern} takes too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it simpler: repeats inside repeats take very long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing called {name} to filter by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use one of {known}, or put the words in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no value for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {expected}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>ASS, with every style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SRT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebVTT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for training (JSONL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour emotions with tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>(no text heard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines with this word, or part of a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines with exactly these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines that match a regular expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of these emotions; “none” has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 50 % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the speaker&apos;s name has this in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines with a problem, or a certain one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lines that should be looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading speed, seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times, as they are typed anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a minus turns a condition round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: words, emotion:angry, conf&lt;50, speaker:…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be typed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a person has decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a line is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters of the longest line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duration in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how it is voiced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>style of an imported script</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted or corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with override tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too fast to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a line is too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlaps the next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too close to the next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it, or clear it to see all lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lines yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a film and click Analyze, or insert a line and type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show override tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>inspector</name>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comment is kept but never shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(several)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines of {lengths} characters, at most {line:g}; {speed:.1f} characters a second, at most {cps:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/ {limit:g} cps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a line in the list or the timeline to change it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the emotion: {emotion}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has judged this line yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The emotion was given; nothing was measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words say {emotion} ({share}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words tell nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice says {emotion} ({share}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear, and counts for little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice tells nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is whispered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is shouted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.0f} dB louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.0f} dB quieter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.0f} semitones higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.0f} semitones lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.1f} times as fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{by:.1f} times as slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against how {speaker} usually speaks: {facts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and voice agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and voice disagree; the words have {share} of the say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most lines of a film are neutral, and this is too little against it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings turn {before} into {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That makes {emotion} ({share}) before {second} ({other}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You accepted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You decided: {emotion}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add “{word}” to the dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ignore “{word}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>Words, scores, voice measurements and review marks are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words and voice measurements are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotions and their styles are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the emotions&apos; styles only the simplest is kept: colour, bold, italic ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Styles, positions and effects of single lines are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker names are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment lines are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines without text are left out ({count} of {total} lines).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Opening the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoding the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding shot changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aligning words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judging emotions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep what has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed}× real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>The film is damaged: its sound ends at {minutes} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film has no sound; emotions come from the words alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WhisperX is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PocketSphinx is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the program and hears English in drafts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It hears only English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It finds where somebody speaks, in any language, but no words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No subtitle file is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Whisper model is on this computer; a download has to be allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is the transcript.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} is on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} will be downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are heard by {name}, as was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are heard by {name} with the model {model}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words are heard by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out because their times cannot be read: {count} cues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start and end were exchanged: {count} of {total} cues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as they are without being understood: {count} lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The older SSA format was converted to ASS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds several languages ({found}); {taken} was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Characters that could not be read: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>timing</name>
    <message>
        <source>lead-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lead-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read too fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlaps the next line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap too small</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved to the shot change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected line and all after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronise by two points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lines are moved so that both points fall where they belong; in between, evenly. This mends subtitles made for another frame rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is now at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>belongs at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend lines too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend lines that are read too fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap at least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close gaps up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To shot changes within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that will change: {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disgust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vertical margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the left margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the right margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the vertical margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too fast to read: {value:.1f} characters a second; {limit:g} is the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short: {seconds:.2f} s; {least:.2f} s is the least.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too long: {seconds:.2f} s; {least:.2f} s is the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line has {value:g} characters; {limit:g} is the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value:g} lines; {limit:g} are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It overlaps the next line by {value:g} ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {value:g} ms to the next line; {limit:g} ms are the least.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
