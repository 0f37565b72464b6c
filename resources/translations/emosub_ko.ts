<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Analyzing</name>
    <message>
        <source>Analysed in {time}. Lines: {count}</source>
        <translation>{time} 만에 분석했습니다. 줄 수: {count}</translation>
    </message>
    <message>
        <source>Lines without words: {count}.</source>
        <translation>알아들은 말이 없는 줄: {count}.</translation>
    </message>
    <message>
        <source>Languages other than English need a Whisper model; none is on this computer.</source>
        <translation>영어가 아닌 언어에는 Whisper 모델이 필요한데, 이 컴퓨터에는 없습니다.</translation>
    </message>
    <message>
        <source>Stopped. What had come is kept.</source>
        <translation>멈췄습니다. 그때까지의 결과는 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Films and subtitles</source>
        <translation>영상과 자막</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>영상</translation>
    </message>
    <message>
        <source>The film {name} is not where it was. This one was opened: {path}</source>
        <translation>영상 {name}이(가) 원래 자리에 없습니다. 대신 이 영상을 열었습니다: {path}</translation>
    </message>
    <message>
        <source>The film {name} is not where it was.</source>
        <translation>영상이 원래 자리에 없습니다: {name}.</translation>
    </message>
    <message>
        <source>The lines can be edited without it.</source>
        <translation>영상 없이도 줄을 편집할 수 있습니다.</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>영상 없이 계속</translation>
    </message>
    <message>
        <source>{name} exists. Replace it?</source>
        <translation>{name} 파일이 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>Save your changes to {name}?</source>
        <translation>{name}의 변경 내용을 저장할까요?</translation>
    </message>
    <message>
        <source>What is not saved will be lost.</source>
        <translation>저장하지 않은 내용은 사라집니다.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t save</source>
        <translation>저장 안 함(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>취소(&amp;C)</translation>
    </message>
    <message>
        <source>Save to {name}, or as a project?</source>
        <translation>{name}에 저장할까요, 프로젝트로 저장할까요?</translation>
    </message>
    <message>
        <source>Only a project keeps everything: the film, each emotion with its evidence, and what you have reviewed. {name} keeps what its format holds.</source>
        <translation>영상, 감정과 그 근거, 검토한 내용까지 모두 남기는 것은 프로젝트뿐입니다. {name}에는 그 형식에 담을 수 있는 것만 남습니다.</translation>
    </message>
    <message>
        <source>Save to {name}</source>
        <translation>{name}에 저장</translation>
    </message>
    <message>
        <source>Save as a project…</source>
        <translation>프로젝트로 저장…</translation>
    </message>
    <message>
        <source>Some of your work is not in {name}. Save it as a project, too?</source>
        <translation>작업한 내용 가운데 일부가 {name} 파일에 없습니다. 프로젝트로도 저장할까요?</translation>
    </message>
    <message>
        <source>{name} is saved. Only a project keeps everything.</source>
        <translation>{name} 저장됨. 모든 내용은 프로젝트로 저장해야 남습니다.</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>A line cannot end where the film begins.</source>
        <translation>줄은 영상이 시작하는 곳에서 끝날 수 없습니다.</translation>
    </message>
    <message>
        <source>The playhead is not inside the line.</source>
        <translation>재생 위치가 줄 안에 있지 않습니다.</translation>
    </message>
    <message>
        <source>The caret is not inside the text.</source>
        <translation>커서가 글 안에 있지 않습니다.</translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message>
        <source>Go to</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Time, #frame, or +5</source>
        <translation>시간, #프레임, 또는 +5</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>자막 목록</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>패널(&amp;P)</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>연 상태 그대로</translation>
    </message>
    <message>
        <source>Reading the sound: {share}</source>
        <translation>소리 읽는 중: {share}</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>저장함: {path}</translation>
    </message>
    <message>
        <source>EmoSub {version}
Subtitles that show how a line was said.</source>
        <translation>EmoSub {version}
대사를 어떻게 말했는지 보여 주는 자막.</translation>
    </message>
    <message>
        <source>EmoSub was not closed in order.</source>
        <translation>EmoSub가 정상적으로 종료되지 않았습니다.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Untitled subtitles</source>
        <translation>제목 없는 자막</translation>
    </message>
    <message>
        <source>Restore the changes to {name} from {time}?</source>
        <translation>{time}의 {name} 변경 내용을 복원할까요?</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 할까요?</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Move lines</source>
        <translation>줄 옮기기</translation>
    </message>
    <message>
        <source>Retime</source>
        <translation>시간 조정</translation>
    </message>
    <message>
        <source>Insert a line</source>
        <translation>줄 삽입</translation>
    </message>
    <message>
        <source>playhead</source>
        <translation>재생 위치</translation>
    </message>
    <message>
        <source>shot change</source>
        <translation>장면 전환</translation>
    </message>
    <message>
        <source>line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>{0} cps</source>
        <translation>{0} CPS</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>The film&apos;s sound, and the lines upon it as blocks.</source>
        <translation>영상의 소리와 그 위에 블록으로 놓인 줄.</translation>
    </message>
    <message>
        <source>Overview of the film</source>
        <translation>영상 전체 보기</translation>
    </message>
    <message>
        <source>Part of the film in view</source>
        <translation>지금 보이는 부분</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Height of the waveform</source>
        <translation>파형 높이</translation>
    </message>
    <message>
        <source>Natural height</source>
        <translation>원래 높이</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Drag here to add a line.</source>
        <translation>여기에서 끌어 줄을 추가하세요.</translation>
    </message>
    <message>
        <source>Open a film to see its sound here.</source>
        <translation>영상을 열면 여기에 소리가 나타납니다.</translation>
    </message>
    <message>
        <source>Drag over the sound to add a line.</source>
        <translation>소리 위를 끌면 줄이 추가됩니다.</translation>
    </message>
</context>
<context>
    <name>Video</name>
    <message>
        <source>Position</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Go to a time (1:23.5), a frame (#120), or from here (+5, -0.5)</source>
        <translation>시간(1:23.5), 프레임(#120), 또는 여기부터(+5, -0.5) 이동</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>이전 프레임</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>다음 프레임</translation>
    </message>
    <message>
        <source>Loop what is played</source>
        <translation>재생 구간 반복</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>음소거</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Open a film to watch it here</source>
        <translation>영상을 열면 여기서 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Reset the position</source>
        <translation>위치 초기화</translation>
    </message>
    <message>
        <source>Move the subtitle</source>
        <translation>자막 옮기기</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Subtitles that show how a line was said.</source>
        <translation>대사를 어떻게 말했는지 보여 주는 자막.</translation>
    </message>
    <message>
        <source>Open a film or subtitles</source>
        <translation>영상 또는 자막 열기</translation>
    </message>
    <message>
        <source>Try the sample film</source>
        <translation>예제 영상으로 시작하기</translation>
    </message>
    <message>
        <source>or drop a file anywhere here</source>
        <translation>또는 파일을 여기에 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근 파일</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;New subtitles</source>
        <translation>새 자막(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample film</source>
        <translation>예제 영상 열기(&amp;S)</translation>
    </message>
    <message>
        <source>Choose the &amp;film…</source>
        <translation>영상 선택(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Export a fil&amp;m…</source>
        <translation>영상 내보내기(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>닫기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>되돌리기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t lines</source>
        <translation>줄 잘라내기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy lines</source>
        <translation>줄 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy te&amp;xt only</source>
        <translation>텍스트만 복사(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Paste lines</source>
        <translation>줄 붙여넣기(&amp;P)</translation>
    </message>
    <message>
        <source>Paste text o&amp;ver lines</source>
        <translation>텍스트만 덮어 붙여넣기(&amp;V)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>모두 선택(&amp;A)</translation>
    </message>
    <message>
        <source>Select by ru&amp;le…</source>
        <translation>조건으로 선택(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>찾기(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Replace…</source>
        <translation>바꾸기(&amp;R)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>다음 찾기(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>이전 찾기(&amp;P)</translation>
    </message>
    <message>
        <source>F&amp;ilter lines</source>
        <translation>줄 걸러 보기(&amp;I)</translation>
    </message>
    <message>
        <source>Insert &amp;before</source>
        <translation>앞에 삽입(&amp;B)</translation>
    </message>
    <message>
        <source>Insert &amp;after</source>
        <translation>뒤에 삽입(&amp;A)</translation>
    </message>
    <message>
        <source>Insert at the &amp;playhead</source>
        <translation>재생 위치에 삽입(&amp;P)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>복제(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>삭제(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>재생 위치에서 나누기(&amp;S)</translation>
    </message>
    <message>
        <source>Split at the &amp;caret</source>
        <translation>커서에서 나누기(&amp;C)</translation>
    </message>
    <message>
        <source>Reset the &amp;position on the picture</source>
        <translation>화면 위치 되돌리기(&amp;P)</translation>
    </message>
    <message>
        <source>Reset to the emotion&apos;s loo&amp;k</source>
        <translation>감정의 모습으로 되돌리기(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Bold</source>
        <translation>굵게(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Italic</source>
        <translation>기울임(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Underline</source>
        <translation>밑줄(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Strikethrough</source>
        <translation>취소선(&amp;S)</translation>
    </message>
    <message>
        <source>Take the &amp;formatting off</source>
        <translation>서식 지우기(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Join lines</source>
        <translation>줄 합치기(&amp;J)</translation>
    </message>
    <message>
        <source>Sort by &amp;time</source>
        <translation>시간순 정렬(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Edit text</source>
        <translation>텍스트 편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Finish and go to the next line</source>
        <translation>입력을 마치고 다음 줄로(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next line</source>
        <translation>다음 줄(&amp;N)</translation>
    </message>
    <message>
        <source>P&amp;revious line</source>
        <translation>이전 줄(&amp;R)</translation>
    </message>
    <message>
        <source>Set &amp;start to the playhead</source>
        <translation>시작을 재생 위치로(&amp;S)</translation>
    </message>
    <message>
        <source>Set &amp;end to the playhead</source>
        <translation>끝을 재생 위치로(&amp;E)</translation>
    </message>
    <message>
        <source>Set end and go to the &amp;next line</source>
        <translation>끝을 정하고 다음 줄로(&amp;N)</translation>
    </message>
    <message>
        <source>A frame &amp;earlier</source>
        <translation>한 프레임 앞당기기(&amp;E)</translation>
    </message>
    <message>
        <source>A frame &amp;later</source>
        <translation>한 프레임 늦추기(&amp;L)</translation>
    </message>
    <message>
        <source>Start a frame earlier</source>
        <translation>시작을 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>Start a frame later</source>
        <translation>시작을 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>End a frame earlier</source>
        <translation>끝을 한 프레임 앞으로</translation>
    </message>
    <message>
        <source>End a frame later</source>
        <translation>끝을 한 프레임 뒤로</translation>
    </message>
    <message>
        <source>S&amp;hift times…</source>
        <translation>시간 이동(&amp;H)…</translation>
    </message>
    <message>
        <source>S&amp;ynchronise by two points…</source>
        <translation>두 지점으로 싱크 맞추기(&amp;Y)…</translation>
    </message>
    <message>
        <source>Snap to s&amp;hot changes</source>
        <translation>장면 전환에 맞추기(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Improve timing…</source>
        <translation>타이밍 다듬기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Neutral</source>
        <translation>중립(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Happy</source>
        <translation>기쁨(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Sad</source>
        <translation>슬픔(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Angry</source>
        <translation>분노(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fear</source>
        <translation>두려움(&amp;F)</translation>
    </message>
    <message>
        <source>S&amp;urprise</source>
        <translation>놀람(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Disgust</source>
        <translation>혐오(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;ccept the emotion</source>
        <translation>감정 확정(&amp;C)</translation>
    </message>
    <message>
        <source>Take the decision &amp;back</source>
        <translation>확정 취소(&amp;B)</translation>
    </message>
    <message>
        <source>Go to the next &amp;doubtful line</source>
        <translation>확실하지 않은 다음 줄로(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Review the emotions</source>
        <translation>감정 검토(&amp;R)</translation>
    </message>
    <message>
        <source>Review &amp;without the models&apos; word</source>
        <translation>모델 판정 없이 검토(&amp;W)</translation>
    </message>
    <message>
        <source>Accept sure &amp;lines…</source>
        <translation>확실한 줄 확정(&amp;L)…</translation>
    </message>
    <message>
        <source>Apply what I c&amp;orrected…</source>
        <translation>고친 내용 적용(&amp;O)…</translation>
    </message>
    <message>
        <source>E&amp;xport as labels…</source>
        <translation>레이블로 내보내기(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>재생/일시 정지(&amp;P)</translation>
    </message>
    <message>
        <source>Play the &amp;line</source>
        <translation>줄 재생(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;oop the line</source>
        <translation>줄 반복(&amp;O)</translation>
    </message>
    <message>
        <source>500 ms be&amp;fore the start</source>
        <translation>시작 앞 500 ms(&amp;F)</translation>
    </message>
    <message>
        <source>500 ms af&amp;ter the end</source>
        <translation>끝 뒤 500 ms(&amp;T)</translation>
    </message>
    <message>
        <source>Fi&amp;rst 500 ms</source>
        <translation>처음 500 ms(&amp;R)</translation>
    </message>
    <message>
        <source>La&amp;st 500 ms</source>
        <translation>마지막 500 ms(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next frame</source>
        <translation>다음 프레임(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous frame</source>
        <translation>이전 프레임(&amp;P)</translation>
    </message>
    <message>
        <source>A second forward</source>
        <translation>1초 앞으로</translation>
    </message>
    <message>
        <source>A second back</source>
        <translation>1초 뒤로</translation>
    </message>
    <message>
        <source>Go to the line&apos;s start</source>
        <translation>줄의 시작으로</translation>
    </message>
    <message>
        <source>Go to the line&apos;s end</source>
        <translation>줄의 끝으로</translation>
    </message>
    <message>
        <source>&amp;Go to a time…</source>
        <translation>시간으로 이동(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>빠르게(&amp;F)</translation>
    </message>
    <message>
        <source>Slo&amp;wer</source>
        <translation>느리게(&amp;W)</translation>
    </message>
    <message>
        <source>Nor&amp;mal speed</source>
        <translation>보통 속도(&amp;M)</translation>
    </message>
    <message>
        <source>Lo&amp;uder</source>
        <translation>소리 크게(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quieter</source>
        <translation>소리 작게(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>음소거(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Analyze…</source>
        <translation>분석(&amp;A)…</translation>
    </message>
    <message>
        <source>Analyze the &amp;selected lines again</source>
        <translation>선택한 줄 다시 분석(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel the analysis</source>
        <translation>분석 취소(&amp;C)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>확대(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>축소(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom to the &amp;line</source>
        <translation>줄에 맞춰 확대(&amp;L)</translation>
    </message>
    <message>
        <source>Show the &amp;whole film</source>
        <translation>영상 전체 보기(&amp;W)</translation>
    </message>
    <message>
        <source>Wa&amp;veform</source>
        <translation>파형(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation>스펙트로그램(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;nap while dragging</source>
        <translation>끌 때 스냅(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>재생 위치 따라가기(&amp;F)</translation>
    </message>
    <message>
        <source>Keep the playhead in the &amp;middle</source>
        <translation>재생 위치를 가운데에(&amp;M)</translation>
    </message>
    <message>
        <source>Show the &amp;chosen line in the film</source>
        <translation>고른 줄을 영상에서 보기(&amp;C)</translation>
    </message>
    <message>
        <source>Count frames on the &amp;ruler</source>
        <translation>눈금자에 프레임 수로 표시(&amp;R)</translation>
    </message>
    <message>
        <source>Override &amp;tags in the list</source>
        <translation>목록에 재정의 태그 표시(&amp;T)</translation>
    </message>
    <message>
        <source>By &amp;start</source>
        <translation>시작 시간으로(&amp;S)</translation>
    </message>
    <message>
        <source>By &amp;end</source>
        <translation>끝 시간으로(&amp;E)</translation>
    </message>
    <message>
        <source>By d&amp;uration</source>
        <translation>길이로(&amp;U)</translation>
    </message>
    <message>
        <source>By &amp;CPS</source>
        <translation>CPS로(&amp;C)</translation>
    </message>
    <message>
        <source>By s&amp;peaker</source>
        <translation>화자로(&amp;P)</translation>
    </message>
    <message>
        <source>By e&amp;motion</source>
        <translation>감정으로(&amp;M)</translation>
    </message>
    <message>
        <source>By c&amp;onfidence</source>
        <translation>확신도로(&amp;O)</translation>
    </message>
    <message>
        <source>By &amp;review</source>
        <translation>검토 상태로(&amp;R)</translation>
    </message>
    <message>
        <source>By &amp;text</source>
        <translation>텍스트로(&amp;T)</translation>
    </message>
    <message>
        <source>Lines in the document&apos;s or&amp;der</source>
        <translation>문서 순서대로 줄 보기(&amp;D)</translation>
    </message>
    <message>
        <source>Safe &amp;areas</source>
        <translation>안전 영역(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Thirds</source>
        <translation>삼분할(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Letterbox 2.39</source>
        <translation>레터박스 2.39(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>전체 화면(&amp;F)</translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation>명령 팔레트(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Lock the panels</source>
        <translation>패널 고정(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reset the panels</source>
        <translation>패널 배치 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>Fon&amp;ts…</source>
        <translation>글꼴(&amp;T)…</translation>
    </message>
    <message>
        <source>Chan&amp;ge the resolution…</source>
        <translation>해상도 바꾸기(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Spelling…</source>
        <translation>맞춤법(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>모델(&amp;M)…</translation>
    </message>
    <message>
        <source>Com&amp;pare models on this film…</source>
        <translation>이 영상으로 모델 비교(&amp;P)…</translation>
    </message>
    <message>
        <source>Tell spea&amp;kers apart…</source>
        <translation>화자 구별(&amp;K)…</translation>
    </message>
    <message>
        <source>Re&amp;name speakers…</source>
        <translation>화자 이름 바꾸기(&amp;N)…</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>설정(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Shortcuts…</source>
        <translation>단축키(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;About EmoSub</source>
        <translation>EmoSub 정보(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>줄(&amp;L)</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>서식(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Timing</source>
        <translation>타이밍(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;motion</source>
        <translation>감정(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>재생(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Sort t&amp;he list</source>
        <translation>목록 정렬(&amp;H)</translation>
    </message>
</context>
<context>
    <name>analyze</name>
    <message>
        <source>Analyze</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Choose a folder with a model</source>
        <translation>모델이 있는 폴더 선택</translation>
    </message>
    <message>
        <source>Download models that are not here</source>
        <translation>없는 모델은 내려받기</translation>
    </message>
    <message>
        <source>Hear with</source>
        <translation>음성 인식</translation>
    </message>
    <message>
        <source>Whisper model</source>
        <translation>Whisper 모델</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>실행 장치</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Each line is then heard against its speaker&apos;s others</source>
        <translation>각 줄을 같은 화자의 다른 줄과 견주어 듣습니다</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>You can play and edit meanwhile. Lines that you have accepted or corrected are never overwritten, and the whole run is one undo step.</source>
        <translation>분석하는 동안에도 재생하고 편집할 수 있습니다. 확정하거나 고친 줄은 절대 덮어쓰지 않으며, 분석 전체를 한 번에 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Words and emotions of the whole film</source>
        <translation>영상 전체의 대사와 감정</translation>
    </message>
    <message>
        <source>Only the emotions of the lines there are</source>
        <translation>지금 있는 줄의 감정만</translation>
    </message>
    <message>
        <source>Only the emotions of the selected lines</source>
        <translation>선택한 줄의 감정만</translation>
    </message>
</context>
<context>
    <name>catalogue</name>
    <message>
        <source>Comes with the program; hears a line against what is normal for its speaker.</source>
        <translation>프로그램에 들어 있습니다. 각 줄을 그 화자의 평소 목소리와 견주어 듣습니다.</translation>
    </message>
    <message>
        <source>Comes with the program.</source>
        <translation>프로그램에 들어 있습니다.</translation>
    </message>
    <message>
        <source>Its head is published under names of its own, which other programs replace by random weights.</source>
        <translation>출력층이 고유한 이름으로 공개되어 있어, 다른 프로그램은 그 자리를 무작위 가중치로 채웁니다.</translation>
    </message>
    <message>
        <source>For Korean speech only. It knows no neutral line.</source>
        <translation>한국어 음성에만 맞습니다. 중립이라는 답이 없습니다.</translation>
    </message>
    <message>
        <source>It measures arousal, dominance and valence; the emotions are estimated from these.</source>
        <translation>각성도, 지배성, 정서가를 재며, 감정은 그 값에서 추정합니다.</translation>
    </message>
    <message>
        <source>Trained on all of a voice&apos;s mean timbre in one studio&apos;s recordings; its scikit-learn form is a pickle and is not opened.</source>
        <translation>한 스튜디오에서 녹음한 목소리들의 평균 음색으로 학습했습니다. scikit-learn판은 피클 파일이므로 열지 않습니다.</translation>
    </message>
    <message>
        <source>Its scaling was never published; each cue is scaled by itself instead.</source>
        <translation>학습에 쓴 스케일 값이 공개되지 않아, 대신 줄마다 따로 스케일을 맞춥니다.</translation>
    </message>
    <message>
        <source>Hears a line against the speaker&apos;s normal voice. Its files are read as numbers; the program code beside them is never run: the network is made here after its description. It knows no neutral line.</source>
        <translation>각 줄을 화자의 평소 목소리와 견주어 듣습니다. 파일에서는 숫자만 읽고 함께 든 프로그램 코드는 절대 실행하지 않으며, 신경망은 공개된 설명대로 여기에서 만듭니다. 중립이라는 답이 없습니다.</translation>
    </message>
    <message>
        <source>An embedding of sounds in general; it needs a head that was trained upon it, in the same folder.</source>
        <translation>소리 전반의 임베딩입니다. 그 위에 학습한 출력층이 같은 폴더에 있어야 합니다.</translation>
    </message>
    <message>
        <source>openSMILE&apos;s 88 functionals (eGeMAPS) and a linear classifier, which you train with your own labels and then add as a folder: python -m emosub_gui.analysis.training.features labels.jsonl --media films --features eGeMAPSv02 --out folder</source>
        <translation>openSMILE의 특징 88개(eGeMAPS)와 선형 분류기이며, 직접 붙인 레이블로 학습한 뒤 폴더로 추가합니다: python -m emosub_gui.analysis.training.features labels.jsonl --media films --features eGeMAPSv02 --out folder</translation>
    </message>
    <message>
        <source>openSMILE&apos;s 6,373 functionals (ComParE 2016) and a linear classifier, which you train with your own labels and then add as a folder: python -m emosub_gui.analysis.training.features labels.jsonl --media films --features ComParE_2016 --out folder</source>
        <translation>openSMILE의 특징 6,373개(ComParE 2016)와 선형 분류기이며, 직접 붙인 레이블로 학습한 뒤 폴더로 추가합니다: python -m emosub_gui.analysis.training.features labels.jsonl --media films --features ComParE_2016 --out folder</translation>
    </message>
    <message>
        <source>The program&apos;s own functionals and a linear classifier, which you train with your own labels and then add as a folder: python -m emosub_gui.analysis.training.features labels.jsonl --media films --out folder</source>
        <translation>이 프로그램의 특징과 선형 분류기이며, 직접 붙인 레이블로 학습한 뒤 폴더로 추가합니다: python -m emosub_gui.analysis.training.features labels.jsonl --media films --out folder</translation>
    </message>
    <message>
        <source>It knows no neutral line.</source>
        <translation>중립이라는 답이 없습니다.</translation>
    </message>
    <message>
        <source>Its card states no licence.</source>
        <translation>모델 카드에 라이선스가 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>Nearly as right as large-v3, and several times as fast. Knows about 100 languages.</source>
        <translation>large-v3와 거의 비슷하게 정확하면서 몇 배 빠릅니다. 약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>The most right, and the slowest. Knows about 100 languages.</source>
        <translation>가장 정확하고 가장 느립니다. 약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>Knows about 100 languages.</source>
        <translation>약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>What is fetched where nothing is named: about as fast as speech on four processor cores. Knows about 100 languages.</source>
        <translation>따로 정하지 않으면 이것을 내려받습니다. 프로세서 코어 네 개에서 말하는 속도와 비슷하게 처리합니다. 약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>For drafts. Knows about 100 languages.</source>
        <translation>초안용입니다. 약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>For rough drafts. Knows about 100 languages.</source>
        <translation>대략적인 초안용입니다. 약 100개 언어를 압니다.</translation>
    </message>
    <message>
        <source>Comes with the program. For drafts: it mishears from a quarter to half of the words, or more.</source>
        <translation>프로그램에 들어 있습니다. 초안용이며, 단어의 4분의 1에서 절반 또는 그 이상을 잘못 듣습니다.</translation>
    </message>
    <message>
        <source>AESDD, its own split</source>
        <translation>AESDD, 자체 분할</translation>
    </message>
    <message>
        <source>Dusha, its test set</source>
        <translation>Dusha, 테스트 세트</translation>
    </message>
    <message>
        <source>EMO-DB, six emotions</source>
        <translation>EMO-DB, 여섯 감정</translation>
    </message>
    <message>
        <source>IEMOCAP, four classes, best of its runs</source>
        <translation>IEMOCAP, 네 범주, 여러 실행 중 최고</translation>
    </message>
    <message>
        <source>IEMOCAP, four classes, five folds</source>
        <translation>IEMOCAP, 네 범주, 5겹 교차 검증</translation>
    </message>
    <message>
        <source>MSP-Podcast 1.7, test 1</source>
        <translation>MSP-Podcast 1.7, 테스트 1</translation>
    </message>
    <message>
        <source>RAVDESS, its own split</source>
        <translation>RAVDESS, 자체 분할</translation>
    </message>
    <message>
        <source>RAVDESS, its own training actors</source>
        <translation>RAVDESS, 학습에 쓴 배우들</translation>
    </message>
    <message>
        <source>a balanced mixture of six data sets</source>
        <translation>여섯 데이터 세트를 고르게 섞은 것</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>concordance of arousal</source>
        <translation>각성도 일치도(CCC)</translation>
    </message>
    <message>
        <source>concordance of dominance</source>
        <translation>지배성 일치도(CCC)</translation>
    </message>
    <message>
        <source>concordance of valence</source>
        <translation>정서가 일치도(CCC)</translation>
    </message>
    <message>
        <source>macro-F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>measured before this program was written; RAVDESS does not come with it</source>
        <translation>이 프로그램을 만들기 전에 측정, RAVDESS는 들어 있지 않음</translation>
    </message>
    <message>
        <source>measured for this program</source>
        <translation>이 프로그램을 위해 측정</translation>
    </message>
    <message>
        <source>the model&apos;s card</source>
        <translation>모델 카드</translation>
    </message>
    <message>
        <source>unweighted average recall</source>
        <translation>비가중 평균 재현율(UAR)</translation>
    </message>
    <message>
        <source>audEERING&apos;s research licence</source>
        <translation>audEERING의 연구용 라이선스</translation>
    </message>
</context>
<context>
    <name>compare</name>
    <message>
        <source>Combine models</source>
        <translation>모델 묶기</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>묶기</translation>
    </message>
    <message>
        <source>Models that hear are averaged by these weights, and so are models that read. The figures come from what was answered already.</source>
        <translation>듣는 모델끼리, 읽는 모델끼리 이 비중으로 평균합니다. 수치는 이미 나온 판정으로 계산합니다.</translation>
    </message>
    <message>
        <source>Tick models and choose lines. Nothing in the film is changed.</source>
        <translation>모델을 체크하고 줄을 고르세요. 영상의 내용은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Opening the film …</source>
        <translation>영상 여는 중…</translation>
    </message>
    <message>
        <source>From the next analysis on, {models} will judge ({language}).</source>
        <translation>다음 분석부터 판정할 모델: {models}({language}).</translation>
    </message>
    <message>
        <source>Compare models on this film</source>
        <translation>이 영상으로 모델 비교</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>이 모델 쓰기</translation>
    </message>
    <message>
        <source>Combine…</source>
        <translation>묶기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Select several rows to average their models</source>
        <translation>여러 행을 고르면 그 모델들을 평균합니다</translation>
    </message>
    <message>
        <source>Working the figures out …</source>
        <translation>수치 계산 중…</translation>
    </message>
    <message>
        <source>{model} is judging</source>
        <translation>{model} 판정 중</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>Loading {model}</source>
        <translation>{model} 불러오는 중</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄습니다.</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>비교 결과 내보내기</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Share of the lines that are called right, and its 95 % interval</source>
        <translation>맞힌 줄의 비율과 95 % 구간</translation>
    </message>
    <message>
        <source>Macro-F1</source>
        <translation>매크로 F1</translation>
    </message>
    <message>
        <source>Mean over the emotions that occur: each counts alike</source>
        <translation>나오는 감정들의 평균. 모든 감정을 똑같이 칩니다</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>How surprised it is by the truth; less is better</source>
        <translation>정답에 놀라는 정도. 작을수록 좋습니다</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>보정 오차</translation>
    </message>
    <message>
        <source>Gap between confidence and truth; less is better</source>
        <translation>확신도와 실제의 차이. 작을수록 좋습니다</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Mean probability of the emotion that is called</source>
        <translation>판정한 감정의 평균 확률</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>다양성</translation>
    </message>
    <message>
        <source>How many emotions are used, from 1 to 7</source>
        <translation>쓰인 감정의 수, 1에서 7까지</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>중립</translation>
    </message>
    <message>
        <source>Share of the lines that are called neutral</source>
        <translation>중립으로 판정한 줄의 비율</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>Share of the lines that it and another call alike, on average</source>
        <translation>다른 모델과 같게 판정한 줄의 평균 비율</translation>
    </message>
    <message>
        <source>No evidence</source>
        <translation>근거 없음</translation>
    </message>
    <message>
        <source>Lines that nobody could judge</source>
        <translation>판정하지 못한 줄</translation>
    </message>
    <message>
        <source>ms a line</source>
        <translation>ms/줄</translation>
    </message>
    <message>
        <source>Time that its models took here</source>
        <translation>여기서 걸린 시간</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Each emotion</source>
        <translation>감정별</translation>
    </message>
    <message>
        <source>Disputed lines</source>
        <translation>판정이 갈린 줄</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Always neutral</source>
        <translation>늘 중립</translation>
    </message>
    <message>
        <source>F1 of</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>All of them call every line alike.</source>
        <translation>모든 줄을 똑같이 판정합니다.</translation>
    </message>
    <message>
        <source>Built-in models</source>
        <translation>내장 모델</translation>
    </message>
    <message>
        <source>Complement with the built-in models</source>
        <translation>내장 모델로 보완</translation>
    </message>
    <message>
        <source>Each model is compared by itself. With this, the built-in models add what it cannot: the words to one that hears, the voice to one that reads. That is what an analysis does.</source>
        <translation>모델마다 따로 비교합니다. 켜면 내장 모델이 그 모델이 못하는 것을 보탭니다. 목소리를 듣는 모델에는 대사를, 대사를 읽는 모델에는 목소리를 더합니다. 분석할 때와 같은 방식입니다.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>These are few lines; look at the intervals, not at the figures.</source>
        <translation>줄이 적으니 수치보다 구간을 보세요.</translation>
    </message>
    <message>
        <source>Those that I have reviewed ({count})</source>
        <translation>내가 검토한 줄({count})</translation>
    </message>
    <message>
        <source>All ({count}), without knowing the truth</source>
        <translation>모든 줄({count}), 정답은 모르는 채로</translation>
    </message>
</context>
<context>
    <name>departures</name>
    <message>
        <source>Bold</source>
        <translation>굵게</translation>
    </message>
    <message>
        <source>Strikethrough</source>
        <translation>취소선</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>페이드</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Fill opacity</source>
        <translation>채우기 불투명도</translation>
    </message>
    <message>
        <source>Outline opacity</source>
        <translation>외곽선 불투명도</translation>
    </message>
    <message>
        <source>Shadow opacity</source>
        <translation>그림자 불투명도</translation>
    </message>
    <message>
        <source>Has a style of its own: {names}</source>
        <translation>자체 스타일이 있음: {names}</translation>
    </message>
    <message>
        <source>Has a look of its own: {names}</source>
        <translation>자체 모습이 있음: {names}</translation>
    </message>
    <message>
        <source>Has tags on the whole line: {names}</source>
        <translation>줄 전체에 태그가 있음: {names}</translation>
    </message>
    <message>
        <source>Stands at a place of its own</source>
        <translation>따로 정한 자리에 있음</translation>
    </message>
    <message>
        <source>Has margins of its own</source>
        <translation>자체 여백이 있음</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong: {reason}.</source>
        <translation>문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Something went wrong that should not: {reason}.</source>
        <translation>일어나서는 안 될 문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Please report it and attach {log}.</source>
        <translation>{log} 파일을 첨부해 알려 주세요.</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>{reason}.</translation>
    </message>
    <message>
        <source>`emosub COMMAND --help` shows what is possible.</source>
        <translation>쓸 수 있는 옵션은 `emosub COMMAND --help`로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no file at {path}.</source>
        <translation>{path}에 파일이 없습니다.</translation>
    </message>
    <message>
        <source>Check the spelling, and that the drive is connected.</source>
        <translation>철자가 맞는지, 드라이브가 연결되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>{path} is a folder, not a file.</source>
        <translation>{path}: 파일이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>Name a file inside it.</source>
        <translation>그 안의 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{path} is empty (0 bytes).</source>
        <translation>{path}: 빈 파일입니다(0바이트).</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>다시 복사하거나 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Check the file&apos;s permissions.</source>
        <translation>파일 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder, or change its permissions.</source>
        <translation>다른 폴더를 고르거나 권한을 바꾸세요.</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path}: 이미 있는 파일입니다.</translation>
    </message>
    <message>
        <source>Name another file with -o, or add --overwrite.</source>
        <translation>-o로 다른 파일을 지정하거나 --overwrite를 붙이세요.</translation>
    </message>
    <message>
        <source>There is no room left on the disk for {path}.</source>
        <translation>디스크에 {path} 파일을 쓸 공간이 없습니다.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk, and try again.</source>
        <translation>공간을 비우거나 다른 디스크를 골라 다시 해 보세요.</translation>
    </message>
    <message>
        <source>Your settings could not be read; the defaults are in force.</source>
        <translation>설정 파일을 읽을 수 없어 기본값을 씁니다.</translation>
    </message>
    <message>
        <source>What they were lies in {path}; choose again what you need.</source>
        <translation>이전 설정은 {path}에 남아 있습니다. 필요한 항목을 다시 골라 주세요.</translation>
    </message>
    <message>
        <source>{path} holds no shortcuts that can be used: {reason}.</source>
        <translation>{path}에는 쓸 수 있는 단축키가 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Choose a file that the shortcut editor exported.</source>
        <translation>단축키 편집기에서 내보낸 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is no settings profile that can be used: {reason}.</source>
        <translation>쓸 수 있는 설정 프로필이 아닙니다: {path}({reason}).</translation>
    </message>
    <message>
        <source>Choose a file that `emosub tune` or the settings wrote.</source>
        <translation>`emosub tune`이나 설정에서 만든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is not a video or audio file that can be read.</source>
        <translation>{path}: 읽을 수 있는 영상이나 소리 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Open it in a player to check it, or convert it to MP4 or MKV.</source>
        <translation>재생기에서 열어 확인하거나 MP4 또는 MKV로 변환하세요.</translation>
    </message>
    <message>
        <source>{path} has no audio track {track}.</source>
        <translation>{path}에는 {track}번 오디오 트랙이 없습니다.</translation>
    </message>
    <message>
        <source>Choose another file, or another track: see `emosub probe`.</source>
        <translation>다른 파일이나 다른 트랙을 고르세요. `emosub probe`로 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>{path} has no sound.</source>
        <translation>{path}: 소리가 없습니다.</translation>
    </message>
    <message>
        <source>Its subtitles can be analysed without: name them.</source>
        <translation>소리 없이도 자막은 분석할 수 있습니다. 자막 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>{path} is damaged: {reason}.</source>
        <translation>{path} 파일이 손상되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} has no picture.</source>
        <translation>{path}: 화면이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a video file.</source>
        <translation>영상 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Playing needs VLC, which is not on this computer.</source>
        <translation>재생하려면 VLC가 필요한데 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Install VLC 3 from videolan.org, or libvlc5 and vlc-plugin-base from your system&apos;s packages, and start EmoSub again.</source>
        <translation>videolan.org에서 VLC 3을 설치하거나 시스템 패키지 libvlc5와 vlc-plugin-base를 설치한 뒤 EmoSub를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{path} cannot be played.</source>
        <translation>{path} 파일을 재생할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its lines can be edited all the same; or convert it to MP4.</source>
        <translation>자막은 그대로 편집할 수 있습니다. 재생하려면 MP4로 변환하세요.</translation>
    </message>
    <message>
        <source>Drawing subtitles needs libass, which is not installed.</source>
        <translation>자막을 그리려면 libass가 필요한데 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Install libass9 (Debian, Ubuntu) or libass (Fedora, Arch, Homebrew, MSYS2) and start EmoSub again.</source>
        <translation>libass9(Debian, Ubuntu) 또는 libass(Fedora, Arch, Homebrew, MSYS2)를 설치하고 EmoSub를 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{path} is not a subtitle file that can be read: {reason}.</source>
        <translation>{path}: 읽을 수 있는 자막 파일이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>Supported are ASS, SSA, SRT, WebVTT, SMI and EmoSub projects.</source>
        <translation>ASS, SSA, SRT, WebVTT, SMI, EmoSub 프로젝트를 열 수 있습니다.</translation>
    </message>
    <message>
        <source>The text encoding of {path} cannot be recognised.</source>
        <translation>{path} 파일의 문자 인코딩을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in a text editor and open it again.</source>
        <translation>텍스트 편집기에서 UTF-8로 저장한 뒤 다시 여세요.</translation>
    </message>
    <message>
        <source>The name {path} does not say which format to write.</source>
        <translation>{path}: 이름으로는 어떤 형식인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>End it in .ass, .srt, .vtt, .txt, .jsonl or .emosub.</source>
        <translation>이름을 .ass, .srt, .vtt, .txt, .jsonl, .emosub 중 하나로 끝내세요.</translation>
    </message>
    <message>
        <source>The project {path} cannot be opened: {reason}.</source>
        <translation>프로젝트를 열 수 없습니다: {path}({reason}).</translation>
    </message>
    <message>
        <source>Open an autosaved copy, or the exported subtitles.</source>
        <translation>자동 저장된 사본이나 내보낸 자막을 여세요.</translation>
    </message>
    <message>
        <source>The project {path} was made by a newer EmoSub ({version}).</source>
        <translation>더 새로운 EmoSub({version})에서 만든 프로젝트입니다: {path}.</translation>
    </message>
    <message>
        <source>Update EmoSub to open it.</source>
        <translation>열려면 EmoSub를 업데이트하세요.</translation>
    </message>
    <message>
        <source>The theme {name} cannot be used: {reason}.</source>
        <translation>테마를 쓸 수 없습니다: {name}({reason}).</translation>
    </message>
    <message>
        <source>Choose another theme; `emosub themes` lists them.</source>
        <translation>다른 테마를 고르세요. `emosub themes`로 목록을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is a theme called {name} already.</source>
        <translation>이름이 {name}인 테마가 이미 있습니다.</translation>
    </message>
    <message>
        <source>Choose another name, or replace it.</source>
        <translation>다른 이름을 고르거나 바꾸세요.</translation>
    </message>
    <message>
        <source>Writing films needs ffmpeg, which is not installed.</source>
        <translation>영상을 만들려면 ffmpeg가 필요한데 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>Install ffmpeg from your system&apos;s packages or ffmpeg.org, or the Python package imageio-ffmpeg.</source>
        <translation>시스템 패키지나 ffmpeg.org에서 ffmpeg를 설치하거나 파이썬 패키지 imageio-ffmpeg를 설치하세요.</translation>
    </message>
    <message>
        <source>The ffmpeg at {path} cannot draw subtitles.</source>
        <translation>이 ffmpeg는 자막을 그릴 수 없습니다: {path}.</translation>
    </message>
    <message>
        <source>Install one that was built with libass, as most are.</source>
        <translation>대부분 그렇듯 libass를 포함해 만든 ffmpeg를 설치하세요.</translation>
    </message>
    <message>
        <source>{path} could not be written: {reason}.</source>
        <translation>{path} 파일을 쓰지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>Choose another kind of file or encoder.</source>
        <translation>다른 파일 형식이나 인코더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} could not be written: ffmpeg was ended by signal {signal}.</source>
        <translation>파일을 쓰지 못했습니다: {path}(ffmpeg가 끝남, 신호 {signal}).</translation>
    </message>
    <message>
        <source>Memory may have run out. Close other programs, or choose a smaller size.</source>
        <translation>메모리가 모자랐을 수 있습니다. 다른 프로그램을 닫거나 더 작은 크기를 고르세요.</translation>
    </message>
    <message>
        <source>The video encoder {name} does not work on this computer.</source>
        <translation>이 컴퓨터에서 동작하지 않는 영상 인코더입니다: {name}.</translation>
    </message>
    <message>
        <source>Choose another encoder, or install a full build of ffmpeg.</source>
        <translation>다른 인코더를 고르거나 모든 기능이 든 ffmpeg를 설치하세요.</translation>
    </message>
    <message>
        <source>The name {path} does not say which kind of film to write.</source>
        <translation>{path}: 이름으로는 어떤 영상 형식인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>End it in .mp4, .mov or .mkv.</source>
        <translation>이름을 .mp4, .mov, .mkv 중 하나로 끝내세요.</translation>
    </message>
    <message>
        <source>{path} is the film itself, which is never changed.</source>
        <translation>{path}: 원본 영상이며, 원본은 절대 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Name another file.</source>
        <translation>다른 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>These subtitles belong to no film.</source>
        <translation>이 자막에 연결된 영상이 없습니다.</translation>
    </message>
    <message>
        <source>Choose the film first.</source>
        <translation>먼저 영상을 고르세요.</translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation>이 컴퓨터에 없는 모델: {model}.</translation>
    </message>
    <message>
        <source>Allow downloads (--download), or name a folder that holds it.</source>
        <translation>내려받기를 허용하거나(--download) 모델이 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>The model in {model} cannot be used: {reason}.</source>
        <translation>{model}의 모델을 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Download or copy the model again.</source>
        <translation>모델을 다시 내려받거나 복사하세요.</translation>
    </message>
    <message>
        <source>The model {model} has the wrong output layer: {reason}.</source>
        <translation>모델 {model}의 출력층이 맞지 않습니다: {reason}.</translation>
    </message>
    <message>
        <source>Choose a model that was trained to recognise emotions.</source>
        <translation>감정을 인식하도록 학습된 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Nobody knows what these labels of {model} mean: {labels}.</source>
        <translation>{model}의 다음 레이블이 무슨 뜻인지 알 수 없습니다: {labels}.</translation>
    </message>
    <message>
        <source>Say in your own list of models which emotions they are.</source>
        <translation>내 모델 목록에서 어떤 감정인지 알려 주세요.</translation>
    </message>
    <message>
        <source>The model {model} could not be downloaded: {reason}.</source>
        <translation>모델을 내려받지 못했습니다: {model}({reason}).</translation>
    </message>
    <message>
        <source>Check the network and try again, or copy the model by hand.</source>
        <translation>네트워크를 확인하고 다시 해 보거나 모델을 직접 복사하세요.</translation>
    </message>
    <message>
        <source>{feature} needs the package {package}.</source>
        <translation>{feature}: {package} 패키지가 필요합니다.</translation>
    </message>
    <message>
        <source>Install it: {command}</source>
        <translation>설치하세요: {command}</translation>
    </message>
    <message>
        <source>Memory ran out while running {model}.</source>
        <translation>모델을 실행하다 메모리가 부족해졌습니다: {model}.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model or the CPU.</source>
        <translation>다른 프로그램을 닫거나 더 작은 모델 또는 CPU를 고르세요.</translation>
    </message>
    <message>
        <source>The analysis process was ended by {reason}.</source>
        <translation>분석 프로세스가 종료되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>Memory may have run out. The lines that had arrived are kept.</source>
        <translation>메모리가 부족했을 수 있습니다. 이미 나온 줄은 그대로 남아 있습니다.</translation>
    </message>
    <message>
        <source>Too few lines are decided to learn from: {missing} more.</source>
        <translation>배우기에는 결정한 줄이 모자랍니다: {missing}줄 더 필요합니다.</translation>
    </message>
    <message>
        <source>Review some more of the doubtful lines first.</source>
        <translation>먼저 불확실한 줄을 조금 더 검토하세요.</translation>
    </message>
    <message>
        <source>The pattern {pattern} cannot be used: {reason}.</source>
        <translation>패턴을 쓸 수 없습니다: {pattern}({reason}).</translation>
    </message>
    <message>
        <source>Correct it, or search for plain text instead.</source>
        <translation>고치거나 일반 텍스트로 찾으세요.</translation>
    </message>
    <message>
        <source>The pattern {pattern} takes too long.</source>
        <translation>시간이 너무 오래 걸리는 패턴입니다: {pattern}.</translation>
    </message>
    <message>
        <source>Make it simpler: repeats inside repeats take very long.</source>
        <translation>더 단순하게 만드세요. 반복 안의 반복은 매우 오래 걸립니다.</translation>
    </message>
    <message>
        <source>There is nothing called {name} to filter by.</source>
        <translation>이런 조건은 없습니다: {name}.</translation>
    </message>
    <message>
        <source>Use one of {known}, or put the words in quotes.</source>
        <translation>{known} 중 하나를 쓰거나 낱말을 따옴표로 묶으세요.</translation>
    </message>
    <message>
        <source>{value} is no value for {name}.</source>
        <translation>{name}에 쓸 수 없는 값입니다: {value}.</translation>
    </message>
    <message>
        <source>Use {expected}.</source>
        <translation>쓸 수 있는 것: {expected}.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>ASS, with every style</source>
        <translation>ASS(모든 스타일 포함)</translation>
    </message>
    <message>
        <source>SRT</source>
        <translation>SRT</translation>
    </message>
    <message>
        <source>WebVTT</source>
        <translation>WebVTT</translation>
    </message>
    <message>
        <source>Text only</source>
        <translation>텍스트만</translation>
    </message>
    <message>
        <source>Labels for training (JSONL)</source>
        <translation>학습용 레이블(JSONL)</translation>
    </message>
    <message>
        <source>Export subtitles</source>
        <translation>자막 내보내기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Colour emotions with tags</source>
        <translation>감정을 색 태그로 표시</translation>
    </message>
    <message>
        <source>Put the fonts into the file, so that they travel</source>
        <translation>글꼴을 파일에 넣어 함께 옮기기</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>저장할 위치 선택</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
</context>
<context>
    <name>export bar</name>
    <message>
        <source>{name} is written: {size} in {time}.</source>
        <translation>저장했습니다: {name}({size}, {time}).</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>A film is being written already: wait, or cancel it.</source>
        <translation>이미 영상을 쓰고 있습니다. 기다리거나 취소하세요.</translation>
    </message>
    <message>
        <source>A film is still being written.</source>
        <translation>아직 영상을 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>If it is stopped, nothing of it is left behind.</source>
        <translation>멈추면 아무것도 남지 않습니다.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>멈추고 닫기</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>계속 쓰기</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>멈췄습니다. 아무것도 남기지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>find</name>
    <message>
        <source>Replace a match</source>
        <translation>찾은 곳 바꾸기</translation>
    </message>
    <message>
        <source>Replace all ({count})</source>
        <translation>모두 바꾸기({count})</translation>
    </message>
    <message>
        <source>Replaced: {count}</source>
        <translation>바꿈: {count}개</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>찾기 및 바꾸기</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>다음 찾기(&amp;N)</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>이전 찾기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>바꾸기(&amp;R)</translation>
    </message>
    <message>
        <source>Replace &amp;all</source>
        <translation>모두 바꾸기(&amp;A)</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>찾은 곳</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>찾은 곳 없음</translation>
    </message>
    <message>
        <source>Went on from the end</source>
        <translation>끝에서부터 이어서 찾음</translation>
    </message>
    <message>
        <source>Went on from the beginning</source>
        <translation>처음부터 이어서 찾음</translation>
    </message>
    <message>
        <source>Matches: {count} in {lines} lines</source>
        <translation>{lines}줄에서 {count}곳 찾음</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>찾을 내용(&amp;F)</translation>
    </message>
    <message>
        <source>Re&amp;place by</source>
        <translation>바꿀 내용(&amp;P)</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>찾을 곳</translation>
    </message>
    <message>
        <source>&amp;Lines</source>
        <translation>대상 줄(&amp;L)</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>대소문자 구분(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>낱말 단위로(&amp;W)</translation>
    </message>
    <message>
        <source>Regular &amp;expression</source>
        <translation>정규식(&amp;E)</translation>
    </message>
    <message>
        <source>Groups are $1 or \1 in what replaces; \N is a line break.</source>
        <translation>바꿀 내용에서 그룹은 $1 또는 \1, 줄바꿈은 \N입니다.</translation>
    </message>
    <message>
        <source>&amp;Ignore override tags</source>
        <translation>오버라이드 태그 무시(&amp;I)</translation>
    </message>
    <message>
        <source>Find text across tags, and keep them when it is replaced.</source>
        <translation>태그를 건너뛰어 찾고, 바꿀 때 태그는 남깁니다.</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>모든 줄</translation>
    </message>
    <message>
        <source>The selected lines</source>
        <translation>선택한 줄</translation>
    </message>
    <message>
        <source>From the current line on</source>
        <translation>현재 줄부터</translation>
    </message>
</context>
<context>
    <name>fonts</name>
    <message>
        <source>Comes with EmoSub</source>
        <translation>EmoSub에 들어 있음</translation>
    </message>
    <message>
        <source>Comes with the theme</source>
        <translation>테마에 들어 있음</translation>
    </message>
    <message>
        <source>Installed on this computer</source>
        <translation>이 컴퓨터에 있음</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>이 컴퓨터에 없음</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>No line has text yet.</source>
        <translation>아직 글이 있는 줄이 없습니다.</translation>
    </message>
    <message>
        <source>Copy the fonts to a folder…</source>
        <translation>글꼴을 폴더로 복사…</translation>
    </message>
    <message>
        <source>Files copied to {folder}: {count}.</source>
        <translation>{folder}에 복사한 파일: {count}개.</translation>
    </message>
    <message>
        <source>Their makers do not let these travel: {names}.</source>
        <translation>만든 이가 옮기기를 허락하지 않은 글꼴: {names}.</translation>
    </message>
    <message>
        <source>Fonts can also travel inside: Export offers it for ASS, and a film with a track has them in MKV.</source>
        <translation>글꼴은 파일 안에 넣어 옮길 수도 있습니다. ASS는 내보내기에서, 자막 트랙이 있는 영상은 MKV에서 됩니다.</translation>
    </message>
    <message>
        <source>Replace the font {name}</source>
        <translation>글꼴 {name} 바꾸기</translation>
    </message>
    <message>
        <source>Copy the fonts to a folder</source>
        <translation>글꼴을 폴더로 복사</translation>
    </message>
    <message>
        <source>Comes inside the subtitles</source>
        <translation>자막 안에 들어 있음</translation>
    </message>
    <message>
        <source>lines: {count}</source>
        <translation>{count}줄</translation>
    </message>
    <message>
        <source>Use {family}</source>
        <translation>{family} 쓰기</translation>
    </message>
    <message>
        <source>Lacks {letters}; where no other font has them, boxes are drawn.</source>
        <translation>{letters} 글자가 없습니다. 다른 글꼴에도 없으면 네모로 나옵니다.</translation>
    </message>
</context>
<context>
    <name>grid</name>
    <message>
        <source>(no text heard)</source>
        <translation>(알아들은 말 없음)</translation>
    </message>
    <message>
        <source>lines with this word, or part of a word</source>
        <translation>이 낱말이나 그 일부가 있는 줄</translation>
    </message>
    <message>
        <source>lines with exactly these words</source>
        <translation>정확히 이 말이 있는 줄</translation>
    </message>
    <message>
        <source>lines that match a regular expression</source>
        <translation>정규식에 맞는 줄</translation>
    </message>
    <message>
        <source>one of these emotions; “none” has none</source>
        <translation>이 감정 중 하나, “none”은 감정 없음</translation>
    </message>
    <message>
        <source>less than 50 % sure</source>
        <translation>확신도 50 % 미만</translation>
    </message>
    <message>
        <source>the speaker&apos;s name has this in it</source>
        <translation>화자 이름에 이 글자가 있음</translation>
    </message>
    <message>
        <source>lines with a problem, or a certain one</source>
        <translation>문제가 있는 줄, 또는 특정 문제가 있는 줄</translation>
    </message>
    <message>
        <source>lines that should be looked at</source>
        <translation>살펴봐야 할 줄</translation>
    </message>
    <message>
        <source>reading speed, seconds</source>
        <translation>읽기 속도, 초</translation>
    </message>
    <message>
        <source>times, as they are typed anywhere</source>
        <translation>시간, 다른 곳에서 입력하는 것과 같음</translation>
    </message>
    <message>
        <source>a minus turns a condition round</source>
        <translation>빼기를 붙이면 조건이 반대로</translation>
    </message>
    <message>
        <source>Filter: words, emotion:angry, conf&lt;50, speaker:…</source>
        <translation>거르기: 낱말, emotion:angry, conf&lt;50, speaker:…</translation>
    </message>
    <message>
        <source>Filter lines</source>
        <translation>줄 걸러 보기</translation>
    </message>
    <message>
        <source>What can be typed here</source>
        <translation>여기에 입력할 수 있는 것</translation>
    </message>
    <message>
        <source>emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>confidence in percent</source>
        <translation>확신도(퍼센트)</translation>
    </message>
    <message>
        <source>what a person has decided</source>
        <translation>사람이 결정한 것</translation>
    </message>
    <message>
        <source>speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>what a line is</source>
        <translation>줄의 종류</translation>
    </message>
    <message>
        <source>characters a second</source>
        <translation>초당 글자 수</translation>
    </message>
    <message>
        <source>characters of the longest line</source>
        <translation>가장 긴 행의 글자 수</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>end</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>duration in seconds</source>
        <translation>길이(초)</translation>
    </message>
    <message>
        <source>number in the list</source>
        <translation>목록 번호</translation>
    </message>
    <message>
        <source>how it is voiced</source>
        <translation>발성</translation>
    </message>
    <message>
        <source>how excited it sounds, from 0 to 1</source>
        <translation>얼마나 흥분한 목소리인지, 0에서 1까지</translation>
    </message>
    <message>
        <source>language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>style of an imported script</source>
        <translation>가져온 스크립트의 스타일</translation>
    </message>
    <message>
        <source>effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>any</source>
        <translation>아무거나</translation>
    </message>
    <message>
        <source>a comment</source>
        <translation>주석</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>확실하지 않음</translation>
    </message>
    <message>
        <source>without text</source>
        <translation>텍스트 없음</translation>
    </message>
    <message>
        <source>with an odd number</source>
        <translation>홀수 번호</translation>
    </message>
    <message>
        <source>with other words than were judged</source>
        <translation>판단한 뒤 대사가 바뀜</translation>
    </message>
    <message>
        <source>accepted or corrected</source>
        <translation>확정하거나 고침</translation>
    </message>
    <message>
        <source>with override tags</source>
        <translation>오버라이드 태그 있음</translation>
    </message>
    <message>
        <source>ends before it starts</source>
        <translation>시작하기 전에 끝남</translation>
    </message>
    <message>
        <source>too fast to read</source>
        <translation>읽기에 너무 빠름</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>너무 짧음</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>너무 김</translation>
    </message>
    <message>
        <source>a line is too long</source>
        <translation>행이 너무 김</translation>
    </message>
    <message>
        <source>too many lines</source>
        <translation>행이 너무 많음</translation>
    </message>
    <message>
        <source>overlaps the next line</source>
        <translation>다음 줄과 겹침</translation>
    </message>
    <message>
        <source>too close to the next line</source>
        <translation>다음 줄과 너무 가까움</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>자막 목록</translation>
    </message>
    <message>
        <source>No line matches the filter</source>
        <translation>조건에 맞는 줄이 없습니다</translation>
    </message>
    <message>
        <source>Change it, or clear it to see all lines.</source>
        <translation>조건을 바꾸거나 지우면 모든 줄이 보입니다.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>조건 지우기</translation>
    </message>
    <message>
        <source>No lines yet</source>
        <translation>아직 줄이 없습니다</translation>
    </message>
    <message>
        <source>Click Analyze, or insert a line and type.</source>
        <translation>분석을 누르거나, 줄을 삽입해 입력하세요.</translation>
    </message>
    <message>
        <source>Open a film and click Analyze, or insert a line and type.</source>
        <translation>영상을 열고 분석을 누르거나, 줄을 삽입해 입력하세요.</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{total}줄 중 {shown}줄</translation>
    </message>
    <message>
        <source>{total} lines</source>
        <translation>{total}줄</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>CPS</source>
        <translation>CPS</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>{column} (once a line has one)</source>
        <translation>{column}(값이 있으면 표시)</translation>
    </message>
    <message>
        <source>Show override tags</source>
        <translation>오버라이드 태그 보기</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>열 초기화</translation>
    </message>
</context>
<context>
    <name>hearing</name>
    <message>
        <source>Find out</source>
        <translation>자동으로 알아내기</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>The best that is here</source>
        <translation>자동(가장 좋은 것)</translation>
    </message>
    <message>
        <source>WhisperX, with aligned words</source>
        <translation>WhisperX(낱말 시간까지)</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>Whisper</translation>
    </message>
    <message>
        <source>Built-in draft (English)</source>
        <translation>내장 초벌 인식(영어)</translation>
    </message>
    <message>
        <source>Only find where somebody speaks</source>
        <translation>말소리 구간만 찾기</translation>
    </message>
    <message>
        <source>The fastest that is here</source>
        <translation>자동(가장 빠른 장치)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Graphics card: {name}, {memory:.0f} GB</source>
        <translation>그래픽 카드: {name}, {memory:.0f} GB</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Line {number}: {step}</source>
        <translation>{number}번 줄: {step}</translation>
    </message>
    <message>
        <source>{count} lines: {step}</source>
        <translation>{count}줄: {step}</translation>
    </message>
</context>
<context>
    <name>hits</name>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
</context>
<context>
    <name>inspector</name>
    <message>
        <source>Take back</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>주석</translation>
    </message>
    <message>
        <source>A comment is kept but never shown.</source>
        <translation>주석은 보관되지만 화면에는 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Make it a comment</source>
        <translation>주석으로 만들기</translation>
    </message>
    <message>
        <source>Show the comment</source>
        <translation>주석을 자막으로</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>대사</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>종합</translation>
    </message>
    <message>
        <source>no evidence</source>
        <translation>근거 없음</translation>
    </message>
    <message>
        <source>(several)</source>
        <translation>(여러 값)</translation>
    </message>
    <message>
        <source>Lines of {lengths} characters, at most {line:g}; {speed:.1f} characters a second, at most {cps:g}</source>
        <translation>행 길이 {lengths}자(최대 {line:g}자), 초당 {speed:.1f}자(최대 {cps:g}자)</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>행 길이</translation>
    </message>
    <message>
        <source>/ {limit:g} cps</source>
        <translation>/ {limit:g} CPS</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>No line selected</source>
        <translation>선택한 줄 없음</translation>
    </message>
    <message>
        <source>Select a line in the list or the timeline to change it here.</source>
        <translation>목록이나 타임라인에서 줄을 선택하면 여기서 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>{number}번 줄</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count}줄</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>직접 선택함</translation>
    </message>
    <message>
        <source>{share} sure of other words</source>
        <translation>다른 대사의 확신도 {share}</translation>
    </message>
    <message>
        <source>{share} sure</source>
        <translation>확신도 {share}</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>차분하게</translation>
    </message>
    <message>
        <source>rather calm</source>
        <translation>꽤 차분하게</translation>
    </message>
    <message>
        <source>neither calm nor excited</source>
        <translation>차분하지도 흥분하지도 않게</translation>
    </message>
    <message>
        <source>rather excited</source>
        <translation>꽤 흥분해서</translation>
    </message>
    <message>
        <source>excited</source>
        <translation>흥분해서</translation>
    </message>
    <message>
        <source>The models judged other words: “{words}”.</source>
        <translation>모델이 판단한 것은 다른 대사입니다: “{words}”</translation>
    </message>
    <message>
        <source>Nobody has judged this line yet.</source>
        <translation>아직 판정하지 않은 줄입니다.</translation>
    </message>
    <message>
        <source>The emotion was given; nothing was measured.</source>
        <translation>감정이 주어졌고, 측정한 것은 없습니다.</translation>
    </message>
    <message>
        <source>The words say {emotion} ({share}).</source>
        <translation>대사로는 {emotion}({share})입니다.</translation>
    </message>
    <message>
        <source>The words tell nothing.</source>
        <translation>대사로는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The voice says {emotion} ({share}).</source>
        <translation>목소리로는 {emotion}({share})입니다.</translation>
    </message>
    <message>
        <source>It is not clear, and counts for little.</source>
        <translation>뚜렷하지 않아 조금만 반영합니다.</translation>
    </message>
    <message>
        <source>The voice tells nothing.</source>
        <translation>목소리로는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>It is whispered.</source>
        <translation>속삭이는 말입니다.</translation>
    </message>
    <message>
        <source>It is shouted.</source>
        <translation>외치는 말입니다.</translation>
    </message>
    <message>
        <source>{by:.0f} dB louder</source>
        <translation>{by:.0f} dB 더 큼</translation>
    </message>
    <message>
        <source>{by:.0f} dB quieter</source>
        <translation>{by:.0f} dB 더 작음</translation>
    </message>
    <message>
        <source>{by:.0f} semitones higher</source>
        <translation>{by:.0f}반음 더 높음</translation>
    </message>
    <message>
        <source>{by:.0f} semitones lower</source>
        <translation>{by:.0f}반음 더 낮음</translation>
    </message>
    <message>
        <source>{by:.1f} times as fast</source>
        <translation>{by:.1f}배 빠름</translation>
    </message>
    <message>
        <source>{by:.1f} times as slow</source>
        <translation>{by:.1f}배 느림</translation>
    </message>
    <message>
        <source>this voice</source>
        <translation>이 목소리</translation>
    </message>
    <message>
        <source>Against how {speaker} usually speaks: {facts}.</source>
        <translation>{speaker}의 평소 말투와 비교: {facts}.</translation>
    </message>
    <message>
        <source>It sounds {how}: {share} of the way from calm to excited.</source>
        <translation>{how} 들립니다. 차분함에서 흥분까지 {share} 지점입니다.</translation>
    </message>
    <message>
        <source>Words and voice agree.</source>
        <translation>대사와 목소리가 일치합니다.</translation>
    </message>
    <message>
        <source>Words and voice disagree; the words have {share} of the say.</source>
        <translation>대사와 목소리가 다릅니다. 대사의 비중은 {share}입니다.</translation>
    </message>
    <message>
        <source>Most lines of a film are neutral, and this is too little against it.</source>
        <translation>영상의 줄은 대부분 중립이고, 이 정도로는 그것을 넘지 못합니다.</translation>
    </message>
    <message>
        <source>Your settings turn {before} into {after}.</source>
        <translation>설정에 따라 바뀝니다: {before} → {after}.</translation>
    </message>
    <message>
        <source>That makes {emotion} ({share}) before {second} ({other}).</source>
        <translation>그래서 결과는 {emotion}({share}), 다음은 {second}({other})입니다.</translation>
    </message>
    <message>
        <source>You accepted it.</source>
        <translation>직접 확정했습니다.</translation>
    </message>
    <message>
        <source>You decided: {emotion}.</source>
        <translation>직접 정했습니다: {emotion}.</translation>
    </message>
    <message>
        <source>Add “{word}” to the dictionary</source>
        <translation>사전에 추가: “{word}”</translation>
    </message>
    <message>
        <source>Ignore “{word}”</source>
        <translation>“{word}” 무시</translation>
    </message>
    <message>
        <source>{count} of {all} lines have looks of their own</source>
        <translation>{all}줄 중 {count}줄에 자체 모습이 있음</translation>
    </message>
    <message>
        <source>Reset to the emotion&apos;s look</source>
        <translation>감정의 모습으로 되돌리기</translation>
    </message>
    <message>
        <source>Font, size and softness</source>
        <translation>글꼴, 크기, 흐림</translation>
    </message>
    <message>
        <source>Alignment and fade of the line</source>
        <translation>줄의 정렬과 페이드</translation>
    </message>
    <message>
        <source>Take the formatting off</source>
        <translation>서식 지우기</translation>
    </message>
    <message>
        <source>As the line&apos;s look says</source>
        <translation>줄의 모습대로</translation>
    </message>
    <message>
        <source>Format: {what}</source>
        <translation>서식: {what}</translation>
    </message>
</context>
<context>
    <name>losses</name>
    <message>
        <source>Word timings, scores, voice measurements and review marks are left out ({count} of {total} lines).</source>
        <translation>낱말별 시간, 점수, 목소리 측정값, 검토 표시는 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Word timings and voice measurements are left out ({count} of {total} lines).</source>
        <translation>낱말별 시간과 목소리 측정값은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Times are left out ({count} of {total} lines).</source>
        <translation>시간은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Emotions and their styles are left out ({count} of {total} lines).</source>
        <translation>감정과 그 스타일은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Of the emotions&apos; styles only the simplest is kept: colour, bold, italic ({count} of {total} lines).</source>
        <translation>감정 스타일 가운데 색, 굵게, 기울임만 남습니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Styles, positions and effects of single lines are left out ({count} of {total} lines).</source>
        <translation>줄마다 지정한 스타일, 위치, 효과는 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Speaker names are left out ({count} of {total} lines).</source>
        <translation>화자 이름은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Comment lines are left out ({count} of {total} lines).</source>
        <translation>주석 줄은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>Lines without text are left out ({count} of {total} lines).</source>
        <translation>텍스트가 없는 줄은 빠집니다({total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>What you decided of emotions is left out ({count} of {total} lines).</source>
        <translation>직접 정한 감정은 저장되지 않았습니다(전체 {total}줄 중 {count}줄).</translation>
    </message>
    <message>
        <source>The look that you chose is left out.</source>
        <translation>직접 고른 모양은 저장되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>It can tell all seven emotions.</source>
        <translation>일곱 감정을 모두 구별합니다.</translation>
    </message>
    <message>
        <source>It never answers {emotions}.</source>
        <translation>다음 감정은 절대 내지 않습니다: {emotions}.</translation>
    </message>
    <message>
        <source>Its labels are told by its files.</source>
        <translation>레이블은 모델 파일에 들어 있습니다.</translation>
    </message>
    <message>
        <source>Emotions are estimated from arousal, dominance and valence.</source>
        <translation>각성도, 지배성, 정서가로 감정을 추정합니다.</translation>
    </message>
    <message>
        <source>It hears the voice.</source>
        <translation>목소리를 듣습니다.</translation>
    </message>
    <message>
        <source>It reads the words and does not hear the voice.</source>
        <translation>대사를 읽을 뿐 목소리는 듣지 않습니다.</translation>
    </message>
    <message>
        <source>It was made for {languages}.</source>
        <translation>다음 언어용으로 만들어졌습니다: {languages}.</translation>
    </message>
    <message>
        <source>It depends on no language.</source>
        <translation>언어를 가리지 않습니다.</translation>
    </message>
    <message>
        <source>It was made for {languages}, not for English or Korean.</source>
        <translation>영어나 한국어가 아니라 다음 언어용으로 만들어졌습니다: {languages}.</translation>
    </message>
    <message>
        <source>It can be loaded without running code of its own.</source>
        <translation>모델에 딸린 코드를 실행하지 않고 불러올 수 있습니다.</translation>
    </message>
    <message>
        <source>It needs packages that are not installed: {packages}.</source>
        <translation>설치되지 않은 패키지가 필요합니다: {packages}.</translation>
    </message>
    <message>
        <source>It is on this computer.</source>
        <translation>이 컴퓨터에 있습니다.</translation>
    </message>
    <message>
        <source>It comes with the program.</source>
        <translation>프로그램에 들어 있습니다.</translation>
    </message>
    <message>
        <source>It is not on this computer; a download has to be allowed.</source>
        <translation>이 컴퓨터에 없습니다. 내려받기를 허용해야 합니다.</translation>
    </message>
    <message>
        <source>It is not on this computer; name a folder that holds it.</source>
        <translation>이 컴퓨터에 없습니다. 모델이 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>Its version is pinned: {revision}.</source>
        <translation>버전이 고정되어 있습니다: {revision}.</translation>
    </message>
    <message>
        <source>Its version is not pinned: the newest is fetched, and kept.</source>
        <translation>버전이 고정되어 있지 않습니다. 가장 새로운 것을 내려받아 계속 씁니다.</translation>
    </message>
    <message>
        <source>Its version is not pinned: {revision} was fetched, and is kept.</source>
        <translation>버전이 고정되어 있지 않습니다. 내려받은 버전을 계속 씁니다: {revision}.</translation>
    </message>
    <message>
        <source>Its licence ({licence}) allows any use.</source>
        <translation>모든 용도를 허용하는 라이선스입니다({licence}).</translation>
    </message>
    <message>
        <source>Its licence ({licence}) forbids commercial use.</source>
        <translation>상업적 이용을 금지하는 라이선스입니다({licence}).</translation>
    </message>
    <message>
        <source>Its licence is not known.</source>
        <translation>라이선스를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>It takes about {memory} MB of memory.</source>
        <translation>메모리를 약 {memory} MB 씁니다.</translation>
    </message>
    <message>
        <source>How much memory it takes is not known.</source>
        <translation>메모리를 얼마나 쓰는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>A line takes about {seconds} seconds.</source>
        <translation>한 줄에 약 {seconds}초 걸립니다.</translation>
    </message>
    <message>
        <source>How fast it is is not known.</source>
        <translation>얼마나 빠른지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Lines can be judged together.</source>
        <translation>여러 줄을 함께 판정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Lines are judged one by one.</source>
        <translation>한 줄씩 판정합니다.</translation>
    </message>
    <message>
        <source>It is not known to give one answer to everything.</source>
        <translation>무엇에나 같은 답을 낸다고 알려진 바는 없습니다.</translation>
    </message>
    <message>
        <source>Outside its training data it almost always answers {emotion}.</source>
        <translation>학습 데이터 밖에서는 답이 거의 항상 같습니다: {emotion}.</translation>
    </message>
    <message>
        <source>Outside its training data it is no better than guessing.</source>
        <translation>학습 데이터 밖에서는 찍는 것보다 낫지 않습니다.</translation>
    </message>
    <message>
        <source>What comes with the program judges in its place.</source>
        <translation>프로그램에 들어 있는 모델이 대신 판정합니다.</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>Lines that these cannot judge, the built-in models do.</source>
        <translation>이 모델들이 판정하지 못하는 줄은 내장 모델이 판정합니다.</translation>
    </message>
    <message>
        <source>The built-in models judge all lines.</source>
        <translation>내장 모델이 모든 줄을 판정합니다.</translation>
    </message>
    <message>
        <source>The lines that it judges</source>
        <translation>이 모델이 판정하는 줄</translation>
    </message>
    <message>
        <source>How much it counts beside others that judge the same lines</source>
        <translation>같은 줄을 판정하는 다른 모델에 견준 비중</translation>
    </message>
    <message>
        <source>Do not use it</source>
        <translation>쓰지 않기</translation>
    </message>
    <message>
        <source>Built-in, by the voice</source>
        <translation>내장, 목소리로</translation>
    </message>
    <message>
        <source>Built-in, by the words</source>
        <translation>내장, 대사로</translation>
    </message>
    <message>
        <source>Built-in draft (PocketSphinx)</source>
        <translation>내장 초벌 인식기(PocketSphinx)</translation>
    </message>
    <message>
        <source>Emotion from the voice</source>
        <translation>목소리에서 감정</translation>
    </message>
    <message>
        <source>Emotion from the words</source>
        <translation>대사에서 감정</translation>
    </message>
    <message>
        <source>Words from speech</source>
        <translation>음성에서 대사</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>words</source>
        <translation>대사</translation>
    </message>
    <message>
        <source>speech</source>
        <translation>음성</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>쓸 수 있음</translation>
    </message>
    <message>
        <source>Listed only</source>
        <translation>목록에만 있음</translation>
    </message>
    <message>
        <source>Every language</source>
        <translation>모든 언어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>그리스어</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>러시아어</translation>
    </message>
    <message>
        <source>German</source>
        <translation>독일어</translation>
    </message>
    <message>
        <source>French</source>
        <translation>프랑스어</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>스페인어</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>일본어</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>중국어</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>English lines</source>
        <translation>영어 줄</translation>
    </message>
    <message>
        <source>Korean lines</source>
        <translation>한국어 줄</translation>
    </message>
    <message>
        <source>Use it to transcribe</source>
        <translation>받아쓰기에 쓰기</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>모든 줄</translation>
    </message>
    <message>
        <source>Go on with the download</source>
        <translation>내려받기 이어 하기</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>내려받기({size})</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>Asking the hub …</source>
        <translation>허브에 묻는 중…</translation>
    </message>
    <message>
        <source>Use it for</source>
        <translation>쓸 곳</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>What the rules say</source>
        <translation>규칙에 비추어</translation>
    </message>
    <message>
        <source>{seconds:g} s for a line, on four cores</source>
        <translation>한 줄에 {seconds:g}초, 코어 4개에서</translation>
    </message>
    <message>
        <source>Perceives</source>
        <translation>알아보는 감정</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Packages missing</source>
        <translation>패키지 없음</translation>
    </message>
    <message>
        <source>Comes along</source>
        <translation>내장</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>Partly here</source>
        <translation>일부 있음</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>써 보기</translation>
    </message>
    <message>
        <source>Test on the selected line</source>
        <translation>고른 줄로 시험</translation>
    </message>
    <message>
        <source>Opening the film …</source>
        <translation>영상 여는 중…</translation>
    </message>
    <message>
        <source>The model has to be here, a film open, and a line selected.</source>
        <translation>모델이 있고, 영상이 열려 있고, 줄을 골라야 합니다.</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>모델 불러오는 중…</translation>
    </message>
    <message>
        <source>Judging the line …</source>
        <translation>줄 판정 중…</translation>
    </message>
    <message>
        <source>It has no evidence for this line: no sound or words that it knows.</source>
        <translation>이 줄에는 근거가 없습니다. 아는 소리나 낱말이 없습니다.</translation>
    </message>
    <message>
        <source>{seconds:.2f} s; it trusts itself to {share} here.</source>
        <translation>{seconds:.2f}초. 여기서 스스로 믿는 정도는 {share}입니다.</translation>
    </message>
    <message>
        <source>EmoSub works offline. Allow it to download {model} ({size}) now?</source>
        <translation>EmoSub는 오프라인으로 동작합니다. 지금 이 모델을 내려받도록 허락할까요? {model}({size})</translation>
    </message>
    <message>
        <source>Only the model is fetched; nothing is sent.</source>
        <translation>모델만 내려받고 아무것도 보내지 않습니다.</translation>
    </message>
    <message>
        <source>Delete {model} from this computer? {size} become free.</source>
        <translation>이 컴퓨터에서 지울까요? {model}(비워지는 공간: {size})</translation>
    </message>
    <message>
        <source>Take {model} off the list? Its files stay in {folder}.</source>
        <translation>목록에서 뺄까요? {model}(파일은 {folder}에 남습니다)</translation>
    </message>
    <message>
        <source>Take {model} off the list?</source>
        <translation>목록에서 뺄까요? {model}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>모델 찾기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>폴더에서…</translation>
    </message>
    <message>
        <source>By its name on the hub…</source>
        <translation>허브의 이름으로…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>모든 모델</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있는 것</translation>
    </message>
    <message>
        <source>That keep the rules</source>
        <translation>규칙을 지키는 것</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a folder with a model</source>
        <translation>모델이 있는 폴더 선택</translation>
    </message>
    <message>
        <source>Add a model of the hub</source>
        <translation>허브의 모델 추가</translation>
    </message>
    <message>
        <source>owner/name</source>
        <translation>소유자/이름</translation>
    </message>
    <message>
        <source>Name on the hub</source>
        <translation>허브의 이름</translation>
    </message>
    <message>
        <source>Sound classifiers (wav2vec 2.0, HuBERT, WavLM) and text classifiers can be used. No code of a model is ever run. Nothing is downloaded yet.</source>
        <translation>소리 분류기(wav2vec 2.0, HuBERT, WavLM)와 글 분류기를 쓸 수 있습니다. 모델의 코드는 절대 실행하지 않습니다. 아직 아무것도 내려받지 않습니다.</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Opening the film</source>
        <translation>영상 여는 중</translation>
    </message>
    <message>
        <source>Decoding the sound</source>
        <translation>소리 디코딩 중</translation>
    </message>
    <message>
        <source>Loading models</source>
        <translation>모델 불러오는 중</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>내려받는 중</translation>
    </message>
    <message>
        <source>Finding shot changes</source>
        <translation>장면 전환 찾는 중</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>말소리 찾는 중</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>음성 인식 중</translation>
    </message>
    <message>
        <source>Aligning words</source>
        <translation>낱말 시간 맞추는 중</translation>
    </message>
    <message>
        <source>Telling speakers apart</source>
        <translation>화자 구별 중</translation>
    </message>
    <message>
        <source>Judging emotions</source>
        <translation>감정 판정 중</translation>
    </message>
    <message>
        <source>Tuning</source>
        <translation>조율 중</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰는 중</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count}개 더</translation>
    </message>
    <message>
        <source>Show the next notice</source>
        <translation>다음 알림 보기</translation>
    </message>
    <message>
        <source>What has happened so far</source>
        <translation>지금까지 있었던 일</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop and keep what has come</source>
        <translation>멈추고 지금까지의 결과는 남기기</translation>
    </message>
    <message>
        <source>Stop and leave nothing behind</source>
        <translation>멈추고 아무것도 남기지 않기</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>멈추는 중</translation>
    </message>
    <message>
        <source>{speed}× real time</source>
        <translation>실시간의 {speed}배</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
</context>
<context>
    <name>remarks</name>
    <message>
        <source>The film is damaged: its sound ends at {minutes} minutes.</source>
        <translation>영상이 손상되어 소리가 {minutes}분에서 끝납니다.</translation>
    </message>
    <message>
        <source>The film has no sound; emotions come from the words alone.</source>
        <translation>영상에 소리가 없어 대사만으로 감정을 판정합니다.</translation>
    </message>
    <message>
        <source>WhisperX is not installed.</source>
        <translation>WhisperX가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>PocketSphinx is not installed.</source>
        <translation>PocketSphinx가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>It comes with the program and hears English in drafts.</source>
        <translation>프로그램에 들어 있으며 영어를 초벌로 받아 적습니다.</translation>
    </message>
    <message>
        <source>It hears only English.</source>
        <translation>영어만 알아듣습니다.</translation>
    </message>
    <message>
        <source>It finds where somebody speaks, in any language, but no words.</source>
        <translation>어떤 언어든 말소리 구간을 찾지만 받아 적지는 않습니다.</translation>
    </message>
    <message>
        <source>No subtitle file is named.</source>
        <translation>지정한 자막 파일이 없습니다.</translation>
    </message>
    <message>
        <source>No Whisper model is on this computer; a download has to be allowed.</source>
        <translation>이 컴퓨터에 Whisper 모델이 없습니다. 내려받기를 허용해야 합니다.</translation>
    </message>
    <message>
        <source>{name} is the transcript.</source>
        <translation>{name} 파일을 대본으로 씁니다.</translation>
    </message>
    <message>
        <source>The model {model} is on this computer.</source>
        <translation>이 컴퓨터에 있는 모델: {model}.</translation>
    </message>
    <message>
        <source>The model {model} will be downloaded.</source>
        <translation>내려받을 모델: {model}.</translation>
    </message>
    <message>
        <source>The model {model} is not on this computer.</source>
        <translation>이 컴퓨터에 없는 모델: {model}.</translation>
    </message>
    <message>
        <source>Words are heard by {name}, as was asked for.</source>
        <translation>요청대로 받아 적는 프로그램: {name}.</translation>
    </message>
    <message>
        <source>Words are heard by {name} with the model {model}.</source>
        <translation>받아 적는 프로그램: {name}, 모델: {model}.</translation>
    </message>
    <message>
        <source>Words are heard by {name}.</source>
        <translation>받아 적는 프로그램: {name}.</translation>
    </message>
    <message>
        <source>{name} is not used.</source>
        <translation>쓰지 않음: {name}.</translation>
    </message>
    <message>
        <source>Left out because their times cannot be read: {count} cues.</source>
        <translation>시간을 읽을 수 없어 뺀 줄: {count}개.</translation>
    </message>
    <message>
        <source>Start and end were exchanged: {count} of {total} cues.</source>
        <translation>시작과 끝을 서로 바꾼 줄: {total}개 중 {count}개.</translation>
    </message>
    <message>
        <source>Kept as they are without being understood: {count} lines.</source>
        <translation>해석하지 못해 그대로 둔 행: {count}개.</translation>
    </message>
    <message>
        <source>The older SSA format was converted to ASS.</source>
        <translation>이전 SSA 형식을 ASS로 변환했습니다.</translation>
    </message>
    <message>
        <source>The file holds several languages ({found}); {taken} was read.</source>
        <translation>파일에 여러 언어가 있습니다({found}). 읽은 언어: {taken}.</translation>
    </message>
    <message>
        <source>Characters that could not be read: {count}.</source>
        <translation>읽을 수 없는 글자: {count}개.</translation>
    </message>
    <message>
        <source>Speakers are told apart by pyannote.</source>
        <translation>pyannote로 화자를 구별합니다.</translation>
    </message>
    <message>
        <source>Speakers are told apart without pyannote: {reason}.</source>
        <translation>pyannote 없이 화자를 구별합니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>resample</name>
    <message>
        <source>Stretch places with the picture</source>
        <translation>위치를 화면에 맞춰 늘이기</translation>
    </message>
    <message>
        <source>The picture gets borders</source>
        <translation>화면에 테두리가 생김</translation>
    </message>
    <message>
        <source>The picture&apos;s edges are cut off</source>
        <translation>화면 가장자리가 잘림</translation>
    </message>
    <message>
        <source>Change the resolution</source>
        <translation>해상도 바꾸기</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>What</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>이후</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>해상도</translation>
    </message>
    <message>
        <source>Another shape</source>
        <translation>화면비가 다를 때</translation>
    </message>
    <message>
        <source>Sizes, borders, margins, positions, clips and drawings are scaled, so that everything stays where it is on the picture. What a theme decides fits any resolution by itself.</source>
        <translation>크기, 외곽선, 여백, 위치, 클립, 그림을 함께 조절해 화면의 제자리에 그대로 둡니다. 테마가 정하는 것은 어떤 해상도에도 저절로 맞습니다.</translation>
    </message>
    <message>
        <source>As the film: {width} × {height}</source>
        <translation>영상과 같이: {width} × {height}</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>What will change: {count}</source>
        <translation>바뀌는 것: {count}</translation>
    </message>
    <message>
        <source>Style {name}: {field}</source>
        <translation>스타일 {name}: {field}</translation>
    </message>
    <message>
        <source>Line {number}: text</source>
        <translation>{number}번 줄: 글</translation>
    </message>
    <message>
        <source>Line {number}: margins</source>
        <translation>{number}번 줄: 여백</translation>
    </message>
</context>
<context>
    <name>review</name>
    <message>
        <source>Accept sure lines</source>
        <translation>확실한 줄 확정</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>&amp;Play the line</source>
        <translation>줄 재생(&amp;P)</translation>
    </message>
    <message>
        <source>Lines that await review and are at least this sure are accepted without being heard. They count as decided: an analysis leaves them alone, and what is learned from your decisions takes them to be right.</source>
        <translation>검토를 기다리는 줄 가운데 확신도가 이 이상인 줄을 듣지 않고 확정합니다. 결정한 줄로 치므로 분석이 건드리지 않고, 결정에서 배울 때도 맞는 것으로 봅니다.</translation>
    </message>
    <message>
        <source>At least &amp;sure</source>
        <translation>최소 확신도(&amp;S)</translation>
    </message>
    <message>
        <source>Lines to accept: {count}. By their confidence, about {wrong:.0f} are wrong.</source>
        <translation>확정할 줄: {count}. 확신도로 보아 약 {wrong:.0f}줄은 틀립니다.</translation>
    </message>
    <message>
        <source>Less than {share} sure</source>
        <translation>확신도 {share} 미만</translation>
    </message>
    <message>
        <source>How sure the models are</source>
        <translation>모델의 확신도</translation>
    </message>
    <message>
        <source>Most doubtful fifth</source>
        <translation>가장 불확실한 5분의 1</translation>
    </message>
    <message>
        <source>However sure</source>
        <translation>확신도 무관</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>검토 여부 무관</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Any emotion</source>
        <translation>모든 감정</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>모르는 사람</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>Any speaker</source>
        <translation>모든 화자</translation>
    </message>
    <message>
        <source>Apply what I corrected</source>
        <translation>고친 내용 적용</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Reviewed lines stay as they are. The knobs hold for other films too, and stand in the settings under Emotions, where they can be set back.</source>
        <translation>검토한 줄은 그대로 둡니다. 조절값은 다른 영상에도 적용되며, 설정의 감정 항목에서 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Lines that would change: {count}</source>
        <translation>바뀔 줄: {count}</translation>
    </message>
    <message>
        <source>It helps.</source>
        <translation>도움이 됩니다.</translation>
    </message>
    <message>
        <source>Whether it helps cannot be told yet; from {count} decisions on it can.</source>
        <translation>도움이 되는지 아직 알 수 없습니다. 결정이 {count}개를 넘으면 알 수 있습니다.</translation>
    </message>
    <message>
        <source>It does not help, or not for certain.</source>
        <translation>도움이 되지 않거나 확실하지 않습니다.</translation>
    </message>
    <message>
        <source>Each of your {lines} decisions was guessed from the others: {after} come out right, and {before} without it. These were doubtful lines; surer ones gain less.</source>
        <translation>결정한 {lines}줄을 하나씩 나머지로 맞혀 보니 {after}줄이 맞았고, 적용하지 않으면 {before}줄이 맞습니다. 불확실한 줄들이라 더 확실한 줄은 덜 나아집니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>확신도</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Nothing to review yet</source>
        <translation>아직 검토할 것이 없습니다</translation>
    </message>
    <message>
        <source>Analyze the film: the lines with their emotions come here.</source>
        <translation>영상을 분석하면 감정이 붙은 줄이 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>Lines that await review: {count}</source>
        <translation>검토를 기다리는 줄: {count}</translation>
    </message>
    <message>
        <source>Each is played, the most doubtful first. One key decides it, and the next one plays.</source>
        <translation>가장 불확실한 줄부터 하나씩 들려줍니다. 키 하나로 정하면 다음 줄이 나옵니다.</translation>
    </message>
    <message>
        <source>No line is like that</source>
        <translation>그런 줄이 없습니다</translation>
    </message>
    <message>
        <source>Choose other lines above, or review all that are left.</source>
        <translation>위에서 다른 줄을 고르거나 남은 줄을 모두 검토하세요.</translation>
    </message>
    <message>
        <source>Start the review</source>
        <translation>검토 시작</translation>
    </message>
    <message>
        <source>Choose the film…</source>
        <translation>영상 고르기…</translation>
    </message>
    <message>
        <source>Analyze…</source>
        <translation>분석…</translation>
    </message>
    <message>
        <source>Apply what I corrected…</source>
        <translation>고친 내용 적용…</translation>
    </message>
    <message>
        <source>Review the lines that are left</source>
        <translation>남은 줄 검토</translation>
    </message>
    <message>
        <source>Accept the sure lines…</source>
        <translation>확실한 줄 확정…</translation>
    </message>
    <message>
        <source>Export as labels…</source>
        <translation>레이블로 내보내기…</translation>
    </message>
    <message>
        <source>Accepted: {accepted}. Corrected: {corrected}.</source>
        <translation>확정: {accepted}. 고침: {corrected}.</translation>
    </message>
    <message>
        <source>Lines that still await review: {count}.</source>
        <translation>아직 검토를 기다리는 줄: {count}.</translation>
    </message>
    <message>
        <source>Decisions missing before they can be learned from: {count}.</source>
        <translation>배우기까지 더 필요한 결정: {count}.</translation>
    </message>
    <message>
        <source>All {count} lines are decided</source>
        <translation>{count}줄을 모두 정했습니다</translation>
    </message>
    <message>
        <source>Choose which lines to review</source>
        <translation>검토할 줄 고르기</translation>
    </message>
    <message>
        <source>Decide without knowing what the models say</source>
        <translation>모델의 판정을 모르는 채로 정하기</translation>
    </message>
    <message>
        <source>How much to hear around a line</source>
        <translation>줄 앞뒤로 들을 길이</translation>
    </message>
    <message>
        <source>Leave the review (Esc)</source>
        <translation>검토 끝내기(Esc)</translation>
    </message>
    <message>
        <source>Only the line</source>
        <translation>줄만</translation>
    </message>
    <message>
        <source>A little around it: {before} ms before, {after} ms after</source>
        <translation>조금 더: 앞 {before} ms, 뒤 {after} ms</translation>
    </message>
    <message>
        <source>More around it: {before} ms before, {after} ms after</source>
        <translation>넉넉히: 앞 {before} ms, 뒤 {after} ms</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{heard} heard, {left} left</source>
        <translation>{heard} 들음, {left} 남음</translation>
    </message>
    <message>
        <source>1–7 set, Enter accepts, Backspace goes back, ↓ skips, Space plays, Esc leaves</source>
        <translation>1–7 지정, Enter 확정, Backspace 뒤로, ↓ 건너뛰기, Space 재생, Esc 끝내기</translation>
    </message>
    <message>
        <source>Click the line or press {key} to decide by keys</source>
        <translation>줄을 누르거나 {key} 키를 누르면 키로 정할 수 있습니다</translation>
    </message>
    <message>
        <source>Last: {chosen}, as the models said</source>
        <translation>지난 줄: {chosen}, 모델과 같음</translation>
    </message>
    <message>
        <source>Last: {chosen}; the models said {predicted}</source>
        <translation>지난 줄: {chosen}, 모델은 {predicted}</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>{number}번 줄</translation>
    </message>
    <message>
        <source>The line to review</source>
        <translation>검토할 줄</translation>
    </message>
    <message>
        <source>Show what the models say (Enter)</source>
        <translation>모델의 판정 보기(Enter)</translation>
    </message>
</context>
<context>
    <name>select</name>
    <message>
        <source>contains</source>
        <translation>포함함</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>포함하지 않음</translation>
    </message>
    <message>
        <source>not {sign}</source>
        <translation>{sign} 아님</translation>
    </message>
    <message>
        <source>is</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>같지 않음</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>정확히 같음</translation>
    </message>
    <message>
        <source>is anything but</source>
        <translation>정확히 같지는 않음</translation>
    </message>
    <message>
        <source>matches the expression</source>
        <translation>정규식에 맞음</translation>
    </message>
    <message>
        <source>does not match the expression</source>
        <translation>정규식에 맞지 않음</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>이 조건 지우기</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>비교할 항목</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>비교 방법</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>고르기</translation>
    </message>
    <message>
        <source>Add a &amp;condition</source>
        <translation>조건 추가(&amp;C)</translation>
    </message>
    <message>
        <source>Doubtful lines</source>
        <translation>확실하지 않은 줄</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>검토 전</translation>
    </message>
    <message>
        <source>With any problem</source>
        <translation>문제 있음</translation>
    </message>
    <message>
        <source>Too fast to read</source>
        <translation>읽기에 너무 빠름</translation>
    </message>
    <message>
        <source>Too short</source>
        <translation>너무 짧음</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>너무 김</translation>
    </message>
    <message>
        <source>Too much text</source>
        <translation>글자가 너무 많음</translation>
    </message>
    <message>
        <source>Overlapping the next line</source>
        <translation>다음 줄과 겹침</translation>
    </message>
    <message>
        <source>Too close to the next line</source>
        <translation>다음 줄과 너무 가까움</translation>
    </message>
    <message>
        <source>Without text</source>
        <translation>텍스트 없음</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>주석</translation>
    </message>
    <message>
        <source>Every other line</source>
        <translation>한 줄 건너 하나씩</translation>
    </message>
    <message>
        <source>Select by rule</source>
        <translation>조건으로 선택</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>자주 쓰는 조건(&amp;P)</translation>
    </message>
    <message>
        <source>As a &amp;query</source>
        <translation>검색식(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Set the selection</source>
        <translation>새로 선택(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add to it</source>
        <translation>선택에 추가(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;ubtract from it</source>
        <translation>선택에서 빼기(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Intersect with it</source>
        <translation>선택과 겹치는 것만(&amp;I)</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Selected afterwards: {count}</source>
        <translation>선택될 줄: {count}개</translation>
    </message>
    <message>
        <source>Lines found: {found} of {total}</source>
        <translation>찾은 줄: {total}개 중 {found}개</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Analysis</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>Hear with</source>
        <translation>음성 인식</translation>
    </message>
    <message>
        <source>Whisper model</source>
        <translation>Whisper 모델</translation>
    </message>
    <message>
        <source>A size, a name on the hub, or a folder; empty takes the best here.</source>
        <translation>크기, 허브 이름 또는 폴더. 비워 두면 가장 좋은 모델을 씁니다.</translation>
    </message>
    <message>
        <source>Spoken language</source>
        <translation>말하는 언어</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>실행 장치</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>{count}, all but one</source>
        <translation>{count}개(하나만 남기고 모두)</translation>
    </message>
    <message>
        <source>Models for emotions</source>
        <translation>감정 모델</translation>
    </message>
    <message>
        <source>Decoded sound</source>
        <translation>디코딩한 소리</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>보관 위치</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Films that are opened again show at once. What is in use stays.</source>
        <translation>다시 여는 영상이 바로 나타납니다. 사용 중인 것은 지우지 않습니다.</translation>
    </message>
    <message>
        <source>The best that is here</source>
        <translation>자동(가장 좋은 것)</translation>
    </message>
    <message>
        <source>{size:.1f} GB</source>
        <translation>{size:.1f} GB</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Download models that are not here</source>
        <translation>없는 모델은 내려받기</translation>
    </message>
    <message>
        <source>Through the proxy</source>
        <translation>프록시</translation>
    </message>
    <message>
        <source>From a mirror of the hub</source>
        <translation>허브 미러</translation>
    </message>
    <message>
        <source>Both count from the next analysis.</source>
        <translation>둘 다 다음 분석부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>EmoSub works offline. Films, subtitles and corrections stay on this computer, and nothing is counted or reported. The network is used for downloads that you allow here, and for nothing else.</source>
        <translation>EmoSub는 오프라인으로 동작합니다. 영상, 자막, 수정한 내용은 이 컴퓨터를 벗어나지 않으며 어떤 통계도 모으거나 보내지 않습니다. 네트워크는 여기서 허용한 내려받기에만 씁니다.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>기본값 복원</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>감정</translation>
    </message>
    <message>
        <source>An open film is scored again while you turn these, without listening anew. Lines that you have decided stay as they are. A double click sets a knob back.</source>
        <translation>값을 움직이면 다시 듣지 않고 열린 영상의 점수를 바로 다시 매깁니다. 직접 정한 줄은 그대로 둡니다. 두 번 누르면 처음 값으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>근거</translation>
    </message>
    <message>
        <source>Weight of the words</source>
        <translation>대사의 비중</translation>
    </message>
    <message>
        <source>Weight of the voice</source>
        <translation>목소리의 비중</translation>
    </message>
    <message>
        <source>Doubt about the words</source>
        <translation>대사에 대한 의심</translation>
    </message>
    <message>
        <source>Doubt about the voice</source>
        <translation>목소리에 대한 의심</translation>
    </message>
    <message>
        <source>Carry over to neighbouring lines</source>
        <translation>이웃한 줄로 이어 가기</translation>
    </message>
    <message>
        <source>How readily</source>
        <translation>감정별 민감도</translation>
    </message>
    <message>
        <source>Hold neutral back</source>
        <translation>중립 억제</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>The knobs in a file: to keep, to give away, or as the command emosub tune found them on labelled lines.</source>
        <translation>조절값을 담은 파일입니다. 보관하거나 나누거나, emosub tune이 레이블된 줄에서 찾은 값을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Import a profile</source>
        <translation>프로필 가져오기</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>프로필 내보내기</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>시작할 때</translation>
    </message>
    <message>
        <source>Open the last file again</source>
        <translation>마지막 파일 다시 열기</translation>
    </message>
    <message>
        <source>After a crash, offer what was not saved</source>
        <translation>비정상 종료 뒤 저장하지 않은 작업 복원 제안</translation>
    </message>
    <message>
        <source>Copies of unsaved changes</source>
        <translation>저장하지 않은 작업의 사본</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source> s</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>In</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>{name} (not installed)</source>
        <translation>{name}(설치되지 않음)</translation>
    </message>
    <message>
        <source>Play with</source>
        <translation>재생 엔진</translation>
    </message>
    <message>
        <source>Another choice counts from the next start.</source>
        <translation>바꾼 내용은 다음에 시작할 때부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Dragged edges snap to what is near</source>
        <translation>끄는 가장자리를 가까운 곳에 맞추기</translation>
    </message>
    <message>
        <source>The timeline follows the playhead</source>
        <translation>타임라인이 재생 위치를 따라가기</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>행당 글자 수</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>행 수</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>초당 글자 수(CPS)</translation>
    </message>
    <message>
        <source>Shortest, in seconds</source>
        <translation>최소 길이(초)</translation>
    </message>
    <message>
        <source>Longest, in seconds</source>
        <translation>최대 길이(초)</translation>
    </message>
    <message>
        <source>Gap, in frames</source>
        <translation>간격(프레임)</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>New subtitles look like</source>
        <translation>새 자막의 테마</translation>
    </message>
    <message>
        <source>How much can be read</source>
        <translation>읽기 기준</translation>
    </message>
    <message>
        <source>The defaults are those of the Netflix style guides. Lines are checked by these figures, and what is heard is cut into lines by them.</source>
        <translation>기본값은 넷플릭스 스타일 가이드를 따릅니다. 이 값으로 줄을 검사하고, 받아 적은 말을 줄로 나눕니다.</translation>
    </message>
    <message>
        <source>Weigh the emotions</source>
        <translation>감정 비중 조정</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Choose an action above.</source>
        <translation>위에서 명령을 고르세요.</translation>
    </message>
    <message>
        <source>Press another shortcut</source>
        <translation>추가할 단축키 누르기</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Take {key} away</source>
        <translation>{key} 지우기</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>이 명령으로 옮기기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>{key} means now: {titles}</source>
        <translation>지금 {key} 키를 쓰는 명령: {titles}</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>단축키 구성</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>이름으로 찾기</translation>
    </message>
    <message>
        <source>Find by pressing</source>
        <translation>키를 눌러 찾기</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Copy as list</source>
        <translation>목록으로 복사</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 초기화</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>{key} means also: {titles}</source>
        <translation>{key} 키를 함께 쓰는 명령: {titles}</translation>
    </message>
    <message>
        <source>Export shortcuts</source>
        <translation>단축키 내보내기</translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation>단축키 가져오기</translation>
    </message>
</context>
<context>
    <name>speakers</name>
    <message>
        <source>Do not tell them apart</source>
        <translation>구별하지 않음</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>알아내기</translation>
    </message>
    <message>
        <source>Rename speakers</source>
        <translation>화자 이름 바꾸기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Give two the same name to make them one speaker. Styles of a speaker follow the name.</source>
        <translation>두 화자에 같은 이름을 주면 한 사람이 됩니다. 화자의 스타일은 이름을 따라갑니다.</translation>
    </message>
    <message>
        <source>No line has a speaker yet. “Tell speakers apart” in the Emotion menu finds out who says which; or name one beside a line&apos;s text.</source>
        <translation>아직 화자가 있는 줄이 없습니다. 감정 메뉴의 “화자 구별”이 누가 말하는지 알아냅니다. 줄의 텍스트 옆에 직접 이름을 적어도 됩니다.</translation>
    </message>
    <message>
        <source>Hear a line; again for another one</source>
        <translation>한 줄 듣기. 다시 누르면 다른 줄</translation>
    </message>
    <message>
        <source>Hear {name}</source>
        <translation>{name} 듣기</translation>
    </message>
    <message>
        <source>Name of {name}</source>
        <translation>{name}의 이름</translation>
    </message>
    <message>
        <source>Lines: {count}</source>
        <translation>줄 수: {count}</translation>
    </message>
    <message>
        <source>Lines of the same name become one speaker&apos;s: {names}</source>
        <translation>같은 이름의 줄은 한 화자의 것이 됩니다: {names}</translation>
    </message>
    <message>
        <source>Tell speakers apart</source>
        <translation>화자 구별</translation>
    </message>
    <message>
        <source>Name the lines</source>
        <translation>줄에 이름 붙이기</translation>
    </message>
    <message>
        <source>Lines are grouped by the sound of their voices. Names that you gave stay, and name what sounds like them. Calm speech is told apart well; shouting and weeping make people sound like others, so hear the groups before you take them. It helps to say how many speak.</source>
        <translation>목소리가 비슷한 줄끼리 묶습니다. 붙여 둔 이름은 그대로이고, 비슷한 목소리에 그 이름을 붙입니다. 차분한 말은 잘 구별하지만, 소리치거나 울면 다른 사람처럼 들리니 쓰기 전에 묶음을 들어 보세요. 몇 명인지 알려 주면 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>듣기</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>Speakers: {speakers}. Lines with too little voice to tell: {unknown}. Analyze the emotions again afterwards, and each line is heard against its speaker&apos;s others.</source>
        <translation>화자: {speakers}명. 목소리가 모자라 알 수 없는 줄: {unknown}. 이어서 감정을 다시 분석하면 각 줄을 같은 화자의 다른 줄과 견주어 듣습니다.</translation>
    </message>
</context>
<context>
    <name>spelling</name>
    <message>
        <source>Correct “{word}” to “{new}”</source>
        <translation>“{word}” → “{new}” 고치기</translation>
    </message>
    <message>
        <source>Install libenchant-2-2 and a dictionary from your system&apos;s packages, such as hunspell-en-us or hunspell-ko, and check again.</source>
        <translation>시스템 패키지에서 libenchant-2-2와 hunspell-en-us나 hunspell-ko 같은 사전을 설치하고 다시 검사하세요.</translation>
    </message>
    <message>
        <source>Put a Hunspell dictionary, which is an .aff and a .dic file, into the folder %LOCALAPPDATA%\enchant\hunspell, and check again.</source>
        <translation>Hunspell 사전(.aff 파일과 .dic 파일)을 %LOCALAPPDATA%\enchant\hunspell 폴더에 넣고 다시 검사하세요.</translation>
    </message>
    <message>
        <source>Put a Hunspell dictionary, which is an .aff and a .dic file, into the folder ~/Library/Spelling, and check again.</source>
        <translation>Hunspell 사전(.aff 파일과 .dic 파일)을 ~/Library/Spelling 폴더에 넣고 다시 검사하세요.</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>맞춤법</translation>
    </message>
    <message>
        <source>&amp;Dictionary</source>
        <translation>사전(&amp;D)</translation>
    </message>
    <message>
        <source>That of each line&apos;s language</source>
        <translation>줄마다 그 언어의 사전</translation>
    </message>
    <message>
        <source>Change &amp;to</source>
        <translation>바꿀 말(&amp;T)</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>바꾸기(&amp;C)</translation>
    </message>
    <message>
        <source>Change &amp;all</source>
        <translation>모두 바꾸기(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>건너뛰기(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;kip all</source>
        <translation>모두 건너뛰기(&amp;K)</translation>
    </message>
    <message>
        <source>Add to &amp;my words</source>
        <translation>내 낱말에 추가(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>되돌리기(&amp;U)</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>다시 검사(&amp;G)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Line {number} of {total}</source>
        <translation>{total}줄 중 {number}번 줄</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>검사하는 중…</translation>
    </message>
    <message>
        <source>There is no dictionary</source>
        <translation>사전이 없습니다</translation>
    </message>
    <message>
        <source>All words have been checked</source>
        <translation>모든 낱말을 검사했습니다</translation>
    </message>
    <message>
        <source>There is no dictionary for these languages: {codes}.</source>
        <translation>다음 언어의 사전이 없습니다: {codes}.</translation>
    </message>
</context>
<context>
    <name>styles</name>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>More colours…</source>
        <translation>다른 색…</translation>
    </message>
    <message>
        <source>Take a colour from the screen</source>
        <translation>화면에서 색 따오기</translation>
    </message>
    <message>
        <source>Choose a colour</source>
        <translation>색 고르기</translation>
    </message>
    <message>
        <source>Not on this computer.</source>
        <translation>이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Use {family}</source>
        <translation>{family} 쓰기</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>굵기</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>기울임</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>밑줄</translation>
    </message>
    <message>
        <source>Letter spacing</source>
        <translation>자간</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>글자 색</translation>
    </message>
    <message>
        <source>Outline colour</source>
        <translation>테두리 색</translation>
    </message>
    <message>
        <source>Shadow colour</source>
        <translation>그림자 색</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>외곽</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>테두리</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>그림자</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>흐림</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Side margins</source>
        <translation>좌우 여백</translation>
    </message>
    <message>
        <source>Vertical margin</source>
        <translation>세로 여백</translation>
    </message>
    <message>
        <source>Fixed place</source>
        <translation>고정 위치</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>서서히 나타남</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>서서히 사라짐</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Intensity</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>크기(음량)</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>높이(음정)</translation>
    </message>
    <message>
        <source>Slowness</source>
        <translation>느림(속도)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Shake</source>
        <translation>흔들림</translation>
    </message>
    <message>
        <source>Pulse</source>
        <translation>맥박</translation>
    </message>
    <message>
        <source>Pop</source>
        <translation>튀어나옴</translation>
    </message>
    <message>
        <source>Wave</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>Tremble</source>
        <translation>떨림</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>떠다님</translation>
    </message>
    <message>
        <source>Typewriter</source>
        <translation>타자기</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Normal vision</source>
        <translation>보통 시각</translation>
    </message>
    <message>
        <source>Without red cones</source>
        <translation>적색맹</translation>
    </message>
    <message>
        <source>Without green cones</source>
        <translation>녹색맹</translation>
    </message>
    <message>
        <source>Without blue cones</source>
        <translation>청색맹</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>모든 줄</translation>
    </message>
    <message>
        <source>The selected lines</source>
        <translation>고른 줄</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>기준 미달</translation>
    </message>
    <message>
        <source>Contrast with what is behind the letters, where it is lowest. Large text needs 3 : 1 (AA), better 4.5 : 1 (AAA).</source>
        <translation>글자 뒤 배경과의 대비가 가장 낮은 곳의 값입니다. 큰 글자는 3 : 1(AA) 이상, 4.5 : 1(AAA)이면 더 좋습니다.</translation>
    </message>
    <message>
        <source>A speaker…</source>
        <translation>화자 선택…</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>Give a speaker&apos;s lines a look of their own</source>
        <translation>한 화자의 줄에 고유한 모습을 줍니다</translation>
    </message>
    <message>
        <source>No line names its speaker yet</source>
        <translation>아직 화자가 적힌 줄이 없습니다</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Compare with the theme as it was</source>
        <translation>바꾸기 전 테마와 비교</translation>
    </message>
    <message>
        <source>Save, take in and pass on themes</source>
        <translation>테마 저장, 가져오기, 내보내기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Use for new subtitles</source>
        <translation>새 자막에 쓰기</translation>
    </message>
    <message>
        <source>Take all changes back</source>
        <translation>모든 변경 취소</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>These fonts could not come along: {families}.</source>
        <translation>함께 넣지 못한 글꼴: {families}.</translation>
    </message>
    <message>
        <source>{theme} (changed)</source>
        <translation>{theme}(바뀜)</translation>
    </message>
    <message>
        <source>Name of the theme</source>
        <translation>테마 이름</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>A: before</source>
        <translation>A: 바꾸기 전</translation>
    </message>
    <message>
        <source>B: now</source>
        <translation>B: 지금</translation>
    </message>
    <message>
        <source>Colour vision</source>
        <translation>색각</translation>
    </message>
    <message>
        <source>See the picture as colour-blind people do</source>
        <translation>색각 이상인 사람이 보는 화면으로 보기</translation>
    </message>
    <message>
        <source>Hard to read: contrast {contrast}</source>
        <translation>읽기 어려움: 대비 {contrast}</translation>
    </message>
    <message>
        <source>Follow the selected line</source>
        <translation>선택한 줄 따라가기</translation>
    </message>
    <message>
        <source>Copy this look to…</source>
        <translation>이 스타일을 복사할 곳…</translation>
    </message>
    <message>
        <source>Swap this look with…</source>
        <translation>이 스타일과 맞바꿀 것…</translation>
    </message>
    <message>
        <source>Reset this look</source>
        <translation>이 스타일 초기화</translation>
    </message>
    <message>
        <source>Choose the theme {theme}</source>
        <translation>테마 선택: {theme}</translation>
    </message>
    <message>
        <source>Restyle {look}: {field}</source>
        <translation>{look} 스타일 변경: {field}</translation>
    </message>
    <message>
        <source>Reset: {field}</source>
        <translation>초기화: {field}</translation>
    </message>
    <message>
        <source>Change the words&apos; expression</source>
        <translation>낱말 표현 변경</translation>
    </message>
    <message>
        <source>Write emotions in brackets</source>
        <translation>감정을 괄호로 쓰기</translation>
    </message>
    <message>
        <source>Reset the look: {look}</source>
        <translation>스타일 초기화: {look}</translation>
    </message>
    <message>
        <source>Copy the look of {look}</source>
        <translation>{look} 스타일 복사</translation>
    </message>
    <message>
        <source>Swap the look of {look}</source>
        <translation>{look} 스타일 맞바꾸기</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Words as they sound</source>
        <translation>소리에 맞춘 낱말</translation>
    </message>
</context>
<context>
    <name>themes</name>
    <message>
        <source>Affective</source>
        <translation>정서</translation>
    </message>
    <message>
        <source>Colour tells how pleasant, weight how excited, size how sure of itself a feeling is.</source>
        <translation>색은 얼마나 유쾌한지, 굵기는 얼마나 격한지, 크기는 얼마나 당당한 감정인지 나타냅니다.</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>어린이</translation>
    </message>
    <message>
        <source>Big friendly letters, always white; the thick edge tells the feeling, and nothing flickers.</source>
        <translation>크고 친근한 글자는 늘 흰색이고, 두꺼운 테두리가 감정을 알려 줍니다. 깜빡이는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Cinema</source>
        <translation>시네마</translation>
    </message>
    <message>
        <source>Restrained: warm white, and a breath of colour where a line is felt.</source>
        <translation>절제된 모습입니다. 따뜻한 흰색에, 감정이 실린 줄에만 은은한 색이 돕니다.</translation>
    </message>
    <message>
        <source>Colour-blind safe</source>
        <translation>색각 배려</translation>
    </message>
    <message>
        <source>Okabe and Ito&apos;s palette, and every emotion has a shape as well: none is told by colour alone.</source>
        <translation>오카베와 이토의 색 조합을 쓰고 감정마다 모양도 달라, 색만으로 구별해야 하는 감정이 없습니다.</translation>
    </message>
    <message>
        <source>Drama</source>
        <translation>드라마</translation>
    </message>
    <message>
        <source>A quiet serif in ivory, with long fades; feelings are a tint that one notices late.</source>
        <translation>길게 스며드는 상아색의 차분한 명조체입니다. 감정은 뒤늦게 알아차릴 만큼 옅은 빛깔로 나타납니다.</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>고대비</translation>
    </message>
    <message>
        <source>For low vision: large, heavy and still on solid boxes; every pair of colours passes WCAG AAA.</source>
        <translation>저시력자를 위한 테마입니다. 크고 굵은 글자가 불투명한 상자 위에 움직임 없이 놓이며, 모든 색 쌍이 WCAG AAA 기준을 만족합니다.</translation>
    </message>
    <message>
        <source>Horror</source>
        <translation>공포</translation>
    </message>
    <message>
        <source>A cold serif that comes and goes like breath; only fear and anger are coloured with blood.</source>
        <translation>숨결처럼 나타났다 사라지는 서늘한 명조체입니다. 두려움과 분노에만 핏빛이 돕니다.</translation>
    </message>
    <message>
        <source>SDH</source>
        <translation>청각장애인용(SDH)</translation>
    </message>
    <message>
        <source>For the deaf and hard of hearing: white on a dark box, the emotion in brackets.</source>
        <translation>청각장애인과 난청인을 위한 테마입니다. 어두운 상자 위 흰 글자에 감정을 괄호로 적습니다.</translation>
    </message>
    <message>
        <source>Variety</source>
        <translation>예능</translation>
    </message>
    <message>
        <source>Lively, as in a variety show: big rounded letters that pop, shake and tremble.</source>
        <translation>예능 자막처럼 활기찹니다. 크고 둥근 글자가 튀어나오고 흔들리고 떨립니다.</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>목소리</translation>
    </message>
    <message>
        <source>Every word as it was said: loud ones grow heavy, high ones rise, slow ones stretch.</source>
        <translation>단어마다 말한 그대로 보입니다. 크게 말하면 굵어지고, 높으면 올라가고, 느리면 늘어납니다.</translation>
    </message>
</context>
<context>
    <name>timing</name>
    <message>
        <source>lead-in</source>
        <translation>앞 여유</translation>
    </message>
    <message>
        <source>lead-out</source>
        <translation>뒤 여유</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>너무 짧음</translation>
    </message>
    <message>
        <source>read too fast</source>
        <translation>읽기에 너무 빠름</translation>
    </message>
    <message>
        <source>overlaps the next line</source>
        <translation>다음 줄과 겹침</translation>
    </message>
    <message>
        <source>gap too small</source>
        <translation>간격이 너무 좁음</translation>
    </message>
    <message>
        <source>gap closed</source>
        <translation>간격 메움</translation>
    </message>
    <message>
        <source>moved to the shot change</source>
        <translation>장면 전환으로 옮김</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>모든 줄</translation>
    </message>
    <message>
        <source>The selected lines</source>
        <translation>선택한 줄</translation>
    </message>
    <message>
        <source>The selected line and all after it</source>
        <translation>선택한 줄과 그 뒤 모두</translation>
    </message>
    <message>
        <source>Shift times</source>
        <translation>시간 이동</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>앞당기기</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>늦추기</translation>
    </message>
    <message>
        <source>By</source>
        <translation>얼마나</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>대상 줄</translation>
    </message>
    <message>
        <source>Synchronise by two points</source>
        <translation>두 지점으로 싱크 맞추기</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>싱크 맞추기</translation>
    </message>
    <message>
        <source>All lines are moved so that both points fall where they belong; in between, evenly. This mends subtitles made for another frame rate.</source>
        <translation>두 지점이 제자리에 오도록 모든 줄을 옮기고 그 사이는 고르게 나눕니다. 프레임 레이트가 다른 자막을 바로잡을 때 씁니다.</translation>
    </message>
    <message>
        <source>is now at</source>
        <translation>현재 시간</translation>
    </message>
    <message>
        <source>belongs at</source>
        <translation>맞출 시간</translation>
    </message>
    <message>
        <source>First point</source>
        <translation>첫 번째 지점</translation>
    </message>
    <message>
        <source>Second point</source>
        <translation>두 번째 지점</translation>
    </message>
    <message>
        <source>Improve timing</source>
        <translation>타이밍 다듬기</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source> frames</source>
        <translation>프레임</translation>
    </message>
    <message>
        <source>Extend lines too short</source>
        <translation>너무 짧은 줄 늘리기</translation>
    </message>
    <message>
        <source>Extend lines that are read too fast</source>
        <translation>읽기에 너무 빠른 줄 늘리기</translation>
    </message>
    <message>
        <source>Lead-in</source>
        <translation>앞 여유</translation>
    </message>
    <message>
        <source>Lead-out</source>
        <translation>뒤 여유</translation>
    </message>
    <message>
        <source>Gap at least</source>
        <translation>최소 간격</translation>
    </message>
    <message>
        <source>Close gaps up to</source>
        <translation>이 이하의 간격 메우기</translation>
    </message>
    <message>
        <source>To shot changes within</source>
        <translation>이 안의 장면 전환에 맞추기</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Lines that will change: {count}</source>
        <translation>바뀔 줄: {count}개</translation>
    </message>
</context>
<context>
    <name>video export</name>
    <message>
        <source>Export a film</source>
        <translation>영상 내보내기</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Burn the subtitles into the picture</source>
        <translation>자막을 화면에 입히기</translation>
    </message>
    <message>
        <source>They look the same in every player, and stay.</source>
        <translation>어느 플레이어에서나 똑같이 보이고 끌 수 없습니다.</translation>
    </message>
    <message>
        <source>Add them as a track</source>
        <translation>자막 트랙으로 넣기</translation>
    </message>
    <message>
        <source>Players can switch it off. Picture and sound stay as they are, and it is done in no time. MKV keeps every style; MP4 and MOV only simple ones.</source>
        <translation>플레이어에서 끌 수 있습니다. 화면과 소리는 그대로이고 금방 끝납니다. MKV는 모든 스타일을, MP4와 MOV는 간단한 것만 담습니다.</translation>
    </message>
    <message>
        <source>Choose where to write</source>
        <translation>저장할 곳 고르기</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>This is a folder.</source>
        <translation>폴더입니다.</translation>
    </message>
    <message>
        <source>The part must end after it begins, and begin within the film.</source>
        <translation>구간은 시작보다 뒤에서 끝나고, 영상 안에서 시작해야 합니다.</translation>
    </message>
    <message>
        <source>There are no lines yet.</source>
        <translation>아직 줄이 없습니다.</translation>
    </message>
    <message>
        <source>The film&apos;s own subtitle tracks are left out.</source>
        <translation>영상에 들어 있던 자막 트랙은 빠집니다.</translation>
    </message>
    <message>
        <source>The film is HDR; only H.265 keeps it as it is.</source>
        <translation>HDR 영상입니다. H.265만 그대로 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>The font {name} is not on this computer.</source>
        <translation>이 컴퓨터에 없는 글꼴입니다: {name}.</translation>
    </message>
    <message>
        <source>The font {name} lacks {letters}.</source>
        <translation>글꼴 {name}에 {letters} 글자가 없습니다.</translation>
    </message>
    <message>
        <source>About {size}</source>
        <translation>약 {size}</translation>
    </message>
    <message>
        <source>{width} × {height}, {length}, at most about {size}</source>
        <translation>{width} × {height}, {length}, 많아야 약 {size}</translation>
    </message>
    <message>
        <source>Best: looks like the original</source>
        <translation>최고: 원본과 같게</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>좋음</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>작은 파일</translation>
    </message>
    <message>
        <source>Fast, in a larger file</source>
        <translation>빠르게, 파일은 크게</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Slow, in a smaller file</source>
        <translation>느리게, 파일은 작게</translation>
    </message>
    <message>
        <source>As in the film ({size})</source>
        <translation>영상과 같이({size})</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Finding out what works here…</source>
        <translation>여기서 되는 것을 알아보는 중…</translation>
    </message>
    <message>
        <source>The whole film</source>
        <translation>영상 전체</translation>
    </message>
    <message>
        <source>The selected lines</source>
        <translation>고른 줄</translation>
    </message>
    <message>
        <source>From and to:</source>
        <translation>구간:</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>화질</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>인코더</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>밝히지 않음</translation>
    </message>
    <message>
        <source>As players show it in menus</source>
        <translation>플레이어 메뉴에 보이는 이름</translation>
    </message>
    <message>
        <source>Shown without being asked for</source>
        <translation>처음부터 보이게</translation>
    </message>
    <message>
        <source>Attach the fonts (MKV)</source>
        <translation>글꼴 첨부(MKV)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Neutral</source>
        <translation>중립</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>기쁨</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>슬픔</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>분노</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>두려움</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>놀람</translation>
    </message>
    <message>
        <source>Disgust</source>
        <translation>혐오</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>검토 전</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>확정함</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>you</source>
        <translation>직접</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>속삭임</translation>
    </message>
    <message>
        <source>Normal voice</source>
        <translation>보통 목소리</translation>
    </message>
    <message>
        <source>Shout</source>
        <translation>외침</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>화자</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Left margin</source>
        <translation>왼쪽 여백</translation>
    </message>
    <message>
        <source>Right margin</source>
        <translation>오른쪽 여백</translation>
    </message>
    <message>
        <source>Vertical margin</source>
        <translation>세로 여백</translation>
    </message>
    <message>
        <source>Change the start</source>
        <translation>시작 변경</translation>
    </message>
    <message>
        <source>Change the end</source>
        <translation>끝 변경</translation>
    </message>
    <message>
        <source>Change the duration</source>
        <translation>길이 변경</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>텍스트 편집</translation>
    </message>
    <message>
        <source>Change the speaker</source>
        <translation>화자 변경</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>언어 변경</translation>
    </message>
    <message>
        <source>Change the style</source>
        <translation>스타일 변경</translation>
    </message>
    <message>
        <source>Change the effect</source>
        <translation>효과 변경</translation>
    </message>
    <message>
        <source>Change the layer</source>
        <translation>레이어 변경</translation>
    </message>
    <message>
        <source>Change the left margin</source>
        <translation>왼쪽 여백 변경</translation>
    </message>
    <message>
        <source>Change the right margin</source>
        <translation>오른쪽 여백 변경</translation>
    </message>
    <message>
        <source>Change the vertical margin</source>
        <translation>세로 여백 변경</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>It ends before it starts.</source>
        <translation>시작하기 전에 끝납니다.</translation>
    </message>
    <message>
        <source>Too fast to read: {value:.1f} characters a second; {limit:g} is the limit.</source>
        <translation>읽기에 너무 빠름: 초당 {value:.1f}자, 한도는 {limit:g}자입니다.</translation>
    </message>
    <message>
        <source>Too short: {seconds:.2f} s; {least:.2f} s is the least.</source>
        <translation>너무 짧음: {seconds:.2f}초, 최소 {least:.2f}초여야 합니다.</translation>
    </message>
    <message>
        <source>Too long: {seconds:.2f} s; {least:.2f} s is the most.</source>
        <translation>너무 김: {seconds:.2f}초, 최대 {least:.2f}초여야 합니다.</translation>
    </message>
    <message>
        <source>A line has {value:g} characters; {limit:g} is the limit.</source>
        <translation>한 행이 {value:g}자이며 한도는 {limit:g}자입니다.</translation>
    </message>
    <message>
        <source>{value:g} lines; {limit:g} are the most.</source>
        <translation>{value:g}행이며 최대 {limit:g}행입니다.</translation>
    </message>
    <message>
        <source>It overlaps the next line by {value:g} ms.</source>
        <translation>다음 줄과 {value:g} ms 겹칩니다.</translation>
    </message>
    <message>
        <source>Only {value:g} ms to the next line; {limit:g} ms are the least.</source>
        <translation>다음 줄까지 {value:g} ms뿐입니다. 최소 {limit:g} ms여야 합니다.</translation>
    </message>
    <message>
        <source>The models judged other words.</source>
        <translation>모델이 판단한 것은 다른 대사입니다.</translation>
    </message>
    <message>
        <source>The models said {emotion}, {share}.</source>
        <translation>모델의 판단: {emotion}, {share}.</translation>
    </message>
</context>
</TS>
