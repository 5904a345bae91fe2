<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AdmitDialog</name>
        <message>
            <source>Let a package in</source>
            <translation>人工接收数据包</translation>
        </message>
        <message>
            <source>Your name, as in the ledger of deeds</source>
            <translation>您的姓名（将记入台账）</translation>
        </message>
        <message>
            <source>Name of the person who answers for it</source>
            <translation>负责人姓名</translation>
        </message>
        <message>
            <source>How you know that it is genuine, e.g. whom you telephoned and what they said</source>
            <translation>凭什么认定其真实，如：已电话联系何人、对方如何说明</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Only who knows this visit can say so. Name and reason are written down for good; every other check is made as ever.</source>
            <translation>只有了解这次评价的人才能认定。姓名和理由将永久记录；其他各项检查照常进行。</translation>
        </message>
        <message>
            <source>Let it in</source>
            <translation>接收</translation>
        </message>
        <message>
            <source>Leave it in quarantine</source>
            <translation>仍留在隔离区</translation>
        </message>
        <message>
            <source>Write your name and the reason first.</source>
            <translation>请先填写姓名和理由。</translation>
        </message>
    </context>
    <context>
        <name>ApplicationForm</name>
        <message>
            <source>Application dated</source>
            <translation>申报日期</translation>
        </message>
        <message>
            <source>Self-assessment since</source>
            <translation>自评自查开始日期</translation>
        </message>
        <message>
            <source>Severe violation of the nine rules on</source>
            <translation>严重违反九项准则认定日期</translation>
        </message>
        <message>
            <source>Document that says so</source>
            <translation>认定文件</translation>
        </message>
        <message>
            <source>Established by</source>
            <translation>认定依据</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>核实情况</translation>
        </message>
        <message>
            <source>“{name}”: {text} is not a day; write it as 2026-04-30.</source>
            <translation>“{name}”：{text} 不是有效日期，请写成 2026-04-30 的样子。</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日</translation>
        </message>
    </context>
    <context>
        <name>AskedPhotos</name>
        <message>
            <source>Photo {number}</source>
            <translation>照片 {number}</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>另有 {count} 张</translation>
        </message>
    </context>
    <context>
        <name>BackPane</name>
        <message>
            <source>Code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Judged by edition</source>
            <translation>认定时的版本</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>认定日期</translation>
        </message>
        <message>
            <source>Facilities to look back at</source>
            <translation>需要回头看的机构</translation>
        </message>
        <message>
            <source>Edition in force</source>
            <translation>现行版本</translation>
        </message>
        <message>
            <source>Accepted before</source>
            <translation>此日前认定</translation>
        </message>
        <message>
            <source>yyyy-mm-dd; empty: all</source>
            <translation>年-月-日；不填为全部</translation>
        </message>
        <message>
            <source>This desk has not accepted anybody yet.</source>
            <translation>本收件台还没有认定过机构。</translation>
        </message>
        <message>
            <source>{n} were accepted under another edition; a result counts only with its own. The plan of 2023 asks it of those before 2021-01-01.</source>
            <translation>{n} 家按其他版本认定；结果只对认定时的版本有效。2023年方案要求的是2021年前达标的机构。</translation>
        </message>
    </context>
    <context>
        <name>BackupOffer</name>
        <message>
            <source>Backup on a stick…</source>
            <translation>使用 U 盘上的备份…</translation>
        </message>
        <message>
            <source>Use the backup of {moment}</source>
            <translation>使用 {moment} 的备份</translation>
        </message>
        <message>
            <source>Folder with the backup</source>
            <translation>备份所在的文件夹</translation>
        </message>
        <message>
            <source>Type the passphrase the backup was made with.</source>
            <translation>请输入这份备份制作时的口令。</translation>
        </message>
        <message>
            <source>The backup is being read through…</source>
            <translation>正在逐页核对备份……</translation>
        </message>
        <message>
            <source>The backup is in place and the broken files are kept in {folder}; open it with the passphrase it was made with.</source>
            <translation>备份已放回原位，损坏的文件保存在 {folder} 中；请用制作备份时的口令打开。</translation>
        </message>
        <message>
            <source>Type the recovery key that was printed when it was set up.</source>
            <translation>请输入建立工作区时打印的恢复密钥。</translation>
        </message>
        <message>
            <source>The backup is in place and the broken files are kept in {folder}; choose a new passphrase and open it with the recovery key.</source>
            <translation>备份已就位，损坏的文件保存在 {folder}；请设定新口令，用恢复密钥打开。</translation>
        </message>
        <message>
            <source>The backup is in place; open it with the passphrase it was made with.</source>
            <translation>备份已就位；请用制作该备份时的口令打开。</translation>
        </message>
        <message>
            <source>The backup is in place; choose a new passphrase and open it.</source>
            <translation>备份已就位；请设定新口令后打开。</translation>
        </message>
    </context>
    <context>
        <name>BackupStrip</name>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>The backup is being made …</source>
            <translation>正在备份……</translation>
        </message>
        <message>
            <source>The backup is in {folder} and was opened once.</source>
            <translation>备份已存入 {folder}，并已打开核验。</translation>
        </message>
    </context>
    <context>
        <name>BrowsePane</name>
        <message>
            <source>Text of the standard</source>
            <translation>标准全文</translation>
        </message>
        <message>
            <source>About</source>
            <translation>文件信息</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>版本对照…</translation>
        </message>
        <message>
            <source>{n} found</source>
            <translation>找到 {n} 条</translation>
        </message>
        <message>
            <source>Publish at the desk</source>
            <translation>发布到收件台</translation>
        </message>
    </context>
    <context>
        <name>Calculator</name>
        <message>
            <source>First day of the self-assessment</source>
            <translation>自评开始日</translation>
        </message>
        <message>
            <source>Reckon the dates</source>
            <translation>推算日期</translation>
        </message>
        <message>
            <source>Earliest application</source>
            <translation>最早申报日</translation>
        </message>
        <message>
            <source>Counties report by</source>
            <translation>县区上报截止</translation>
        </message>
        <message>
            <source>City reports by</source>
            <translation>市级上报截止</translation>
        </message>
        <message>
            <source>Latest start for that round</source>
            <translation>赶上该轮的最迟开始日</translation>
        </message>
        <message>
            <source>Both last days count until 24:00 Beijing time. The round is the first whose report of the counties is not before the earliest application.</source>
            <translation>两个截止日均算到北京时间当日24时；该轮是县区上报不早于最早申报日的第一轮。</translation>
        </message>
    </context>
    <context>
        <name>CameraDialog</name>
        <message>
            <source>Photograph</source>
            <translation>拍照</translation>
        </message>
        <message>
            <source>Picture of the camera</source>
            <translation>摄像头画面</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>摄像头</translation>
        </message>
        <message>
            <source>Take the photo</source>
            <translation>拍摄</translation>
        </message>
        <message>
            <source>Take again</source>
            <translation>重拍</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>The camera gives no picture; perhaps another program uses it. Nothing was kept; end that program, or import photos of a phone.</source>
            <translation>摄像头没有画面，可能正被其他程序使用；没有保存任何照片。请关闭该程序，或导入手机照片。</translation>
        </message>
        <message>
            <source>This program was set up without its part for cameras (see the README); import photos of a phone or a camera instead.</source>
            <translation>本程序安装时未包含摄像头组件（见 README）；请改为导入手机或相机的照片。</translation>
        </message>
        <message>
            <source>No camera was found on this computer; import photos of a phone or a camera instead.</source>
            <translation>这台电脑上没有找到摄像头；请改为导入手机或相机的照片。</translation>
        </message>
    </context>
    <context>
        <name>CardState</name>
        <message>
            <source>According to its profile the facility has no {what}.</source>
            <translation>机构情况表载明：本机构无{what}。</translation>
        </message>
        <message>
            <source>left out: the facility has no {what}</source>
            <translation>不计：机构情况表载明无{what}</translation>
        </message>
        <message>
            <source>left out: not applicable</source>
            <translation>不计：不适用</translation>
        </message>
        <message>
            <source>the clause is not applicable</source>
            <translation>本条不适用</translation>
        </message>
        <message>
            <source>not looked at: {letter} does not hold</source>
            <translation>不再评：{letter} 档不成立</translation>
        </message>
        <message>
            <source>waits until every point of {letter} is met</source>
            <translation>待 {letter} 档各要点全部达标后再评</translation>
        </message>
    </context>
    <context>
        <name>CaseSearch</name>
        <message>
            <source>Search all cases</source>
            <translation>在全部案卷中查找</translation>
        </message>
        <message>
            <source>Search: facility, code, standard, day or state</source>
            <translation>查找：机构、代码、标准、日期或状态</translation>
        </message>
    </context>
    <context>
        <name>Changes</name>
        <message>
            <source>{what}: changed</source>
            <translation>{what}：有改动</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Ratio as told</source>
            <translation>自报比例</translation>
        </message>
        <message>
            <source>Origin of the figures</source>
            <translation>数据来源类别</translation>
        </message>
        <message>
            <source>Source of the figures</source>
            <translation>数据出处</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Point</source>
            <translation>要点</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>房间</translation>
        </message>
        <message>
            <source>Samples</source>
            <translation>抽样</translation>
        </message>
        <message>
            <source>Satisfaction slips</source>
            <translation>满意度票</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结论</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>评价组</translation>
        </message>
        <message>
            <source>Vetoes</source>
            <translation>否决项</translation>
        </message>
        <message>
            <source>Unchecked list</source>
            <translation>未查清单</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Meetings</source>
            <translation>会议</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>房间清单</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>申报情况</translation>
        </message>
        <message>
            <source>Evidence of the figures</source>
            <translation>数据的凭据</translation>
        </message>
        <message>
            <source>The district's reading</source>
            <translation>口径说明</translation>
        </message>
    </context>
    <context>
        <name>ChangesView</name>
        <message>
            <source>This is the first revision; there is nothing to compare it with.</source>
            <translation>这是第一版，没有可比较的前一版。</translation>
        </message>
        <message>
            <source>Revision {before} → revision {after}</source>
            <translation>第 {before} 版 → 第 {after} 版</translation>
        </message>
        <message>
            <source>Nothing differs between the two revisions.</source>
            <translation>两版没有差别。</translation>
        </message>
        <message>
            <source>The visit as a whole</source>
            <translation>整个检查</translation>
        </message>
        <message>
            <source>Remark {n}: {words}</source>
            <translation>意见 {n}：{words}</translation>
        </message>
        <message>
            <source>not answered in words</source>
            <translation>没有文字答复</translation>
        </message>
        <message>
            <source>Answer: {words}</source>
            <translation>答复：{words}</translation>
        </message>
        <message>
            <source>Nothing was changed here.</source>
            <translation>这里没有改动。</translation>
        </message>
    </context>
    <context>
        <name>ChoiceEditor</name>
        <message>
            <source>(not chosen)</source>
            <translation>（未选择）</translation>
        </message>
    </context>
    <context>
        <name>ClauseAbout</name>
        <message>
            <source>Suggestion</source>
            <translation>改进建议</translation>
        </message>
        <message>
            <source>Standard not defined</source>
            <translation>文件未规定标准</translation>
        </message>
        <message>
            <source>Later rules exist</source>
            <translation>后有新规定</translation>
        </message>
        <message>
            <source>Photos: patients</source>
            <translation>拍照：涉患者隐私</translation>
        </message>
        <message>
            <source>Photos: bystanders</source>
            <translation>拍照：避开旁人</translation>
        </message>
        <message>
            <source>{n} places</source>
            <translation>{n} 处地点</translation>
        </message>
        <message>
            <source>Soft wording: not met is reported as a suggestion.</source>
            <translation>软性要求：不达标的单列为改进建议。</translation>
        </message>
        <message>
            <source>The document refers to a standard it does not give.</source>
            <translation>所指的标准，文件未规定。</translation>
        </message>
        <message>
            <source>Later law or renaming; judged by the words here.</source>
            <translation>后有新的法规或更名；仍按本文件的文字判定。</translation>
        </message>
        <message>
            <source>Patients, children or records: no faces or names in photos.</source>
            <translation>可能拍到患者、儿童或病历：照片中不得出现面部和姓名。</translation>
        </message>
        <message>
            <source>Bystanders or staff data may get into photos.</source>
            <translation>可能拍到旁人或工作人员信息，拍照时请避开。</translation>
        </message>
        <message>
            <source>Themes</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Methods</source>
            <translation>方法</translation>
        </message>
    </context>
    <context>
        <name>ClauseCard</name>
        <message>
            <source>Remark, e.g. what was looked at</source>
            <translation>备注，如查看了什么、抽查几份</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Clear the mark (key 0)</source>
            <translation>清除标记（按键 0）</translation>
        </message>
        <message>
            <source>District's reading: {words}</source>
            <translation>区级口径：{words}</translation>
        </message>
        <message>
            <source>To verify is said of the whole clause: view by indicator.</source>
            <translation>“待核实”是对整条说的：请转到“按指标”。</translation>
        </message>
        <message>
            <source>Frozen: to change it, begin an amendment under “Signatures and report”.</source>
            <translation>记录已定稿，不能再标记；要更正，请到“签字并出报告”发起更正。</translation>
        </message>
    </context>
    <context>
        <name>ClauseChips</name>
        <message>
            <source>Derivation</source>
            <translation>推导</translation>
        </message>
        <message>
            <source>How the verdict comes about (F2)</source>
            <translation>结果是怎样得出的（F2）</translation>
        </message>
        <message>
            <source>What the same look also answers (F3)</source>
            <translation>同一次观察还能回答哪些条款（F3）</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Add photos or documents to this clause</source>
            <translation>为本条添加照片或文档</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>What is said about this clause (F4)</source>
            <translation>关于本条的说明（F4）</translation>
        </message>
        <message>
            <source>Same look {n}</source>
            <translation>同一观察 {n}</translation>
        </message>
        <message>
            <source>Mark and figures disagree</source>
            <translation>标记与数据不一致</translation>
        </message>
        <message>
            <source>Mark and points disagree</source>
            <translation>标记与分项不一致</translation>
        </message>
        <message>
            <source>Evidence {count}</source>
            <translation>佐证 {count}</translation>
        </message>
        <message>
            <source>Finding written</source>
            <translation>已写问题</translation>
        </message>
        <message>
            <source>Finding missing</source>
            <translation>缺问题记录</translation>
        </message>
        <message>
            <source>N/A by profile?</source>
            <translation>机构无此项：不适用？</translation>
        </message>
        <message>
            <source>History (F6)</source>
            <translation>历史记录 (F6)</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>抽样</translation>
        </message>
        <message>
            <source>Draw documents by lot</source>
            <translation>随机抽取资料</translation>
        </message>
        <message>
            <source>Not failed, yet has a finding</source>
            <translation>不是不达标，却留有问题</translation>
        </message>
        <message>
            <source>Met, but points {said}/{total}</source>
            <translation>达标，但分项只查 {said}/{total}</translation>
        </message>
        <message>
            <source>Met, but figures cannot be computed</source>
            <translation>达标，但数据不全，无法计算</translation>
        </message>
    </context>
    <context>
        <name>ClauseHistory</name>
        <message>
            <source>History of clause {code}</source>
            <translation>条款 {code} 的历史</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Reading …</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <source>Nothing was done to this clause yet.</source>
            <translation>该条款尚无任何操作。</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>clause now {verdict}</source>
            <translation>条款现为{verdict}</translation>
        </message>
        <message>
            <source>Undo of {number} → {what}</source>
            <translation>撤销第 {number} 步 → {what}</translation>
        </message>
        <message>
            <source>Redo of {number} → {what}</source>
            <translation>重做第 {number} 步 → {what}</translation>
        </message>
        <message>
            <source>satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>not satisfied</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>not valid</source>
            <translation>无效</translation>
        </message>
        <message>
            <source>Point:</source>
            <translation>要点：</translation>
        </message>
        <message>
            <source>Room:</source>
            <translation>房间：</translation>
        </message>
        <message>
            <source>Remark:</source>
            <translation>备注：</translation>
        </message>
        <message>
            <source>Reason:</source>
            <translation>理由：</translation>
        </message>
        <message>
            <source>Place:</source>
            <translation>地点：</translation>
        </message>
        <message>
            <source>Figure:</source>
            <translation>数据：</translation>
        </message>
        <message>
            <source>Source:</source>
            <translation>来源：</translation>
        </message>
        <message>
            <source>As reported, without parts:</source>
            <translation>自报比例（无分子分母）：</translation>
        </message>
        <message>
            <source>Evidence:</source>
            <translation>佐证：</translation>
        </message>
        <message>
            <source>Shows:</source>
            <translation>内容：</translation>
        </message>
        <message>
            <source>Fact:</source>
            <translation>事实：</translation>
        </message>
        <message>
            <source>To be put right:</source>
            <translation>整改：</translation>
        </message>
        <message>
            <source>Until:</source>
            <translation>期限：</translation>
        </message>
        <message>
            <source>Slip:</source>
            <translation>问卷：</translation>
        </message>
        <message>
            <source>Drawn from:</source>
            <translation>抽取对象：</translation>
        </message>
        <message>
            <source>Seed:</source>
            <translation>种子：</translation>
        </message>
        <message>
            <source>Numbers:</source>
            <translation>编号：</translation>
        </message>
    </context>
    <context>
        <name>ClauseLinks</name>
        <message>
            <source>{document} target {number}</source>
            <translation>{document} 目标 {number}</translation>
        </message>
        <message>
            <source>{document} task {number}</source>
            <translation>{document} 任务 {number}</translation>
        </message>
        <message>
            <source>{document} passage {number}</source>
            <translation>{document} 第 {number} 项行动</translation>
        </message>
        <message>
            <source>The same look also answers</source>
            <translation>同一次观察还能回答</translation>
        </message>
        <message>
            <source>Proposed only: no mark is carried over; each keeps its wording and limit.</source>
            <translation>仅作提示：不会带过任何标记；各条按各自的文字和标准判定。</translation>
        </message>
        <message>
            <source>Go to this clause</source>
            <translation>去这一条</translation>
        </message>
        <message>
            <source>{document} ({edition}) clause {number}</source>
            <translation>{document}（{edition}）第 {number} 条</translation>
        </message>
        <message>
            <source>{document} ({edition}) veto {number}</source>
            <translation>{document}（{edition}）否决情形 {number}</translation>
        </message>
    </context>
    <context>
        <name>ClausePicker</name>
        <message>
            <source>Clause or words</source>
            <translation>条款或文字</translation>
        </message>
        <message>
            <source>Search clauses to send back</source>
            <translation>查找要退回的条款</translation>
        </message>
        <message>
            <source>Clauses to send back</source>
            <translation>要退回的条款</translation>
        </message>
        <message>
            <source>to be sent back</source>
            <translation>要退回</translation>
        </message>
    </context>
    <context>
        <name>ClausesPane</name>
        <message>
            <source>Rest met</source>
            <translation>其余达标</translation>
        </message>
        <message>
            <source>Mark every clause of this indicator met that has no mark yet</source>
            <translation>本指标中还没有标记的各条一律记为达标</translation>
        </message>
        <message>
            <source>Previous indicator</source>
            <translation>上一个指标</translation>
        </message>
        <message>
            <source>Next indicator</source>
            <translation>下一个指标</translation>
        </message>
        <message>
            <source>Previous room</source>
            <translation>上一个房间</translation>
        </message>
        <message>
            <source>Next room</source>
            <translation>下一个房间</translation>
        </message>
    </context>
    <context>
        <name>ClearQuarantineDialog</name>
        <message>
            <source>Clear the quarantine</source>
            <translation>清理隔离区</translation>
        </message>
        <message>
            <source>Your name, as in the ledger of deeds</source>
            <translation>您的姓名，将记入登记簿</translation>
        </message>
        <message>
            <source>Name of the person who answers for it</source>
            <translation>负责人姓名</translation>
        </message>
        <message>
            <source>Remove the originals</source>
            <translation>清理原件</translation>
        </message>
        <message>
            <source>They may be the evidence of an attack: save them elsewhere first if one is looked into. Names, reasons, days and digests stay, and so does who removed them.</source>
            <translation>这些文件可能是攻击的证据；如正在调查，请先另存。文件名、隔离原因、日期和摘要保留，并登记由谁清理。</translation>
        </message>
        <message>
            <source>Leave them there</source>
            <translation>不清理</translation>
        </message>
        <message>
            <source>Remove {n} refused files older than {days} days ({size} MB)?</source>
            <translation>清理隔离满 {days} 天的 {n} 个文件（{size} MB）？</translation>
        </message>
    </context>
    <context>
        <name>ClosingBackup</name>
        <message>
            <source>Back up to a stick</source>
            <translation>备份到U盘</translation>
        </message>
        <message>
            <source>The backup is being made …</source>
            <translation>正在备份……</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>磁盘空间不足</translation>
        </message>
        <message>
            <source>the folder is read-only</source>
            <translation>文件夹只读</translation>
        </message>
        <message>
            <source>the disk failed</source>
            <translation>磁盘读写失败</translation>
        </message>
        <message>
            <source>the copy did not pass its check</source>
            <translation>备份校验未通过</translation>
        </message>
        <message>
            <source>the copy could not be made</source>
            <translation>未能生成备份</translation>
        </message>
        <message>
            <source>Not backed up ({reason}). The visit is closed and saved; back it up to a stick now.</source>
            <translation>备份未成功（{reason}）。检查已定稿并保存，请现在备份到U盘。</translation>
        </message>
        <message>
            <source>Backed up on this computer, in {folder}</source>
            <translation>已备份到本机 {folder} 文件夹</translation>
        </message>
    </context>
    <context>
        <name>ClosingCarriage</name>
        <message>
            <source>What leaves of covered photos</source>
            <translation>有遮挡件的照片，带走什么</translation>
        </message>
        <message>
            <source>Covered copy</source>
            <translation>遮挡件</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>原件</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>两者</translation>
        </message>
        <message>
            <source>Why originals leave</source>
            <translation>为什么原件要离开本机</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>{n} photos, {covered} covered; {staying} originals stay on this laptop.</source>
            <translation>照片 {n} 张，已遮挡 {covered} 张；{staying} 张原件留在本机。</translation>
        </message>
        <message>
            <source>Originals leave only with a reason.</source>
            <translation>原件要离开本机，须写明理由。</translation>
        </message>
    </context>
    <context>
        <name>ClosingScreen</name>
        <message>
            <source>Form fields</source>
            <translation>表格填写</translation>
        </message>
        <message>
            <source>Back to marking</source>
            <translation>返回标记</translation>
        </message>
        <message>
            <source>Finish and freeze</source>
            <translation>结束检查并定稿</translation>
        </message>
        <message>
            <source>Go to signing</source>
            <translation>去签字</translation>
        </message>
        <message>
            <source>Closing check</source>
            <translation>结束检查</translation>
        </message>
        <message>
            <source>To settle before signing</source>
            <translation>签字前须处理</translation>
        </message>
        <message>
            <source>An amendment opens the record again; everybody signs once more.</source>
            <translation>更正会重新打开记录，改完后所有人须重新签字。</translation>
        </message>
        <message>
            <source>Reason of the amendment</source>
            <translation>更正原因</translation>
        </message>
        <message>
            <source>Amend</source>
            <translation>发起更正</translation>
        </message>
        <message>
            <source>Vetoes</source>
            <translation>一票否决</translation>
        </message>
        <message>
            <source>Unchecked list</source>
            <translation>未查清单</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Frozen, revision {n}</source>
            <translation>已定稿，第{n}版</translation>
        </message>
        <message>
            <source>{n} still block signing</source>
            <translation>还有{n}处未处理，不能签字</translation>
        </message>
        <message>
            <source>Ready to freeze</source>
            <translation>可以定稿</translation>
        </message>
        <message>
            <source>Facts digest {digest} …</source>
            <translation>定稿摘要 {digest} …</translation>
        </message>
        <message>
            <source>{n} criteria · {edition}</source>
            <translation>{n}项指标 · {edition}</translation>
        </message>
        <message>
            <source>Counts · {edition}</source>
            <translation>分项计数 · {edition}</translation>
        </message>
        <message>
            <source>Tiers · {edition}</source>
            <translation>档次 · {edition}</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>完成情况</translation>
        </message>
        <message>
            <source>Disagreements</source>
            <translation>不一致与缺漏</translation>
        </message>
        <message>
            <source>Hold the last meeting now: after freezing it cannot be recorded.</source>
            <translation>现在召开末次会议并签到；定稿以后不能再记录。</translation>
        </message>
        <message>
            <source>Last meeting</source>
            <translation>末次会议</translation>
        </message>
        <message>
            <source>List saved: {given} of {n} clauses without a result have a reason.</source>
            <translation>未查清单已保存：{n}条没有结果，其中{given}条已写原因。</translation>
        </message>
        <message>
            <source>Worth another look</source>
            <translation>可以定稿，以下请再看一眼</translation>
        </message>
        <message>
            <source>Amendment begun: mark what changes, then freeze it as revision {n}.</source>
            <translation>已发起更正：改完后再定稿为第{n}版，所有人须重新签字。</translation>
        </message>
    </context>
    <context>
        <name>CohortTab</name>
        <message>
            <source>Institutions by size</source>
            <translation>机构规模</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2025-01-31</translation>
        </message>
        <message>
            <source>Cut-off date</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>数据日期</translation>
        </message>
        <message>
            <source>People served</source>
            <translation>服务人口</translation>
        </message>
        <message>
            <source>persons; empty: unknown</source>
            <translation>人；不清楚则留空</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>机构人员</translation>
        </message>
        <message>
            <source>Save size</source>
            <translation>保存规模</translation>
        </message>
        <message>
            <source>take out of the list</source>
            <translation>从名单中移出</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省份</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区类别</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>依据文件</translation>
        </message>
        <message>
            <source>Save region</source>
            <translation>保存地区</translation>
        </message>
        <message>
            <source>Add a size</source>
            <translation>登记机构规模</translation>
        </message>
        <message>
            <source>Regions</source>
            <translation>东、中、西部名单</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>属于</translation>
        </message>
        <message>
            <source>The document prints no list of provinces; the office enters it.</source>
            <translation>文件未给出名单，由本单位填写。</translation>
        </message>
        <message>
            <source>under the duty {duty}, exempt {exempt}, boundary {boundary}, unknown {unknown}</source>
            <translation>任务内 {duty}，豁免 {exempt}，临界 {boundary}，数据不全 {unknown}</translation>
        </message>
    </context>
    <context>
        <name>Cover</name>
        <message>
            <source>Unlock</source>
            <translation>解锁</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>What was typed is kept; what is under way goes on.</source>
            <translation>已输入的内容已保存，正在进行的工作会继续。</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>已锁定</translation>
        </message>
    </context>
    <context>
        <name>CoverCanvas</name>
        <message>
            <source>Photo to draw on: Enter puts a shape in the middle, arrows move it</source>
            <translation>要遮挡或标注的照片：回车在中间放一个图形，方向键移动</translation>
        </message>
    </context>
    <context>
        <name>CoverDialog</name>
        <message>
            <source>Cover or draw</source>
            <translation>遮挡或标注</translation>
        </message>
        <message>
            <source>Everything is drawn on a copy. The original is not changed and stays on this laptop; where a copy is covered, only the copy leaves.</source>
            <translation>所有遮挡和标注都画在副本上。原件不改动，留在本机；有遮挡件的照片，默认只带走遮挡件。</translation>
        </message>
        <message>
            <source>Begin again from the original</source>
            <translation>从原件重新开始</translation>
        </message>
        <message>
            <source>Keep the copy</source>
            <translation>保存副本</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Enter: a shape in the middle; arrows move it, with Shift they size it</source>
            <translation>回车：在中间放一个图形；方向键移动，按住 Shift 改大小</translation>
        </message>
        <message>
            <source>Box</source>
            <translation>方框</translation>
        </message>
        <message>
            <source>Stroke</source>
            <translation>涂抹</translation>
        </message>
        <message>
            <source>Mosaic</source>
            <translation>马赛克</translation>
        </message>
        <message>
            <source>Arrow</source>
            <translation>箭头</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移动画面</translation>
        </message>
        <message>
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>Words to write</source>
            <translation>要写的文字</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Bring back</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Further away</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Nearer</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Whole photo</source>
            <translation>整张照片</translation>
        </message>
        <message>
            <source>Type the words first, then click where they belong.</source>
            <translation>请先输入文字，再点要写的位置。</translation>
        </message>
        <message>
            <source>{count} shapes</source>
            <translation>{count} 处</translation>
        </message>
        <message>
            <source>The copy is being made …</source>
            <translation>正在生成副本……</translation>
        </message>
        <message>
            <source>What you drew is not kept yet. Cancel once more to leave it.</source>
            <translation>画的内容还没有保存。再点一次“取消”就放弃。</translation>
        </message>
    </context>
    <context>
        <name>Coverage</name>
        <message>
            <source>Room or indicator</source>
            <translation>房间或指标</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>有结果</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>不达标</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>还缺</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>还缺什么</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>条款内容</translation>
        </message>
        <message>
            <source>unchecked</source>
            <translation>未查</translation>
        </message>
        <message>
            <source>still to verify</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>no finding written down</source>
            <translation>没有写问题</translation>
        </message>
        <message>
            <source>finding without evidence</source>
            <translation>问题没有佐证</translation>
        </message>
        <message>
            <source>finding without a place</source>
            <translation>问题没有地点</translation>
        </message>
        <message>
            <source>no rectification asked</source>
            <translation>没有整改要求</translation>
        </message>
        <message>
            <source>mark and rooms disagree</source>
            <translation>判定与房间不一致</translation>
        </message>
        <message>
            <source>mark and points disagree</source>
            <translation>判定与分项不一致</translation>
        </message>
        <message>
            <source>mark and figures disagree</source>
            <translation>判定与数据不一致</translation>
        </message>
        <message>
            <source>figures are missing</source>
            <translation>缺少数据</translation>
        </message>
        <message>
            <source>stated and verified differ</source>
            <translation>自查值与核实值不同</translation>
        </message>
        <message>
            <source>met, no point ticked</source>
            <translation>达标，分项未勾</translation>
        </message>
        <message>
            <source>met, points left open</source>
            <translation>达标，分项未查完</translation>
        </message>
        <message>
            <source>not failed, yet has a finding</source>
            <translation>非不达标，却有问题</translation>
        </message>
        <message>
            <source>○ listed {n}</source>
            <translation>○ 清单{n}条</translation>
        </message>
    </context>
    <context>
        <name>CoverageView</name>
        <message>
            <source>By indicator</source>
            <translation>按指标</translation>
        </message>
        <message>
            <source>By room</source>
            <translation>按房间</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>完成情况</translation>
        </message>
        <message>
            <source>How far each one is</source>
            <translation>各项完成情况</translation>
        </message>
        <message>
            <source>What is missing</source>
            <translation>还缺什么</translation>
        </message>
        <message>
            <source>{judged} of {total} have a result, {verify} to verify, {open} unchecked</source>
            <translation>{total}条中{judged}条有结果，{verify}条待核实，{open}条未查</translation>
        </message>
        <message>
            <source>There is nothing to show yet.</source>
            <translation>还没有内容。</translation>
        </message>
        <message>
            <source>{name}: {n} still missing</source>
            <translation>{name}：还缺{n}条</translation>
        </message>
        <message>
            <source>{name}: nothing is missing</source>
            <translation>{name}：没有缺项</translation>
        </message>
        <message>
            <source>Back to the table</source>
            <translation>返回列表</translation>
        </message>
        <message>
            <source>Point at a row, or walk with ↑↓, to read its clause in full.</source>
            <translation>指向一行，或用↑↓移动，可看条款全文。</translation>
        </message>
        <message>
            <source>{name}: nothing is missing; {n} unchecked and {verify} to verify are on the list</source>
            <translation>{name}：没有缺项，其中未查{n}条、待核实{verify}条已列入清单</translation>
        </message>
        <message>
            <source>{name}: nothing is missing; {n} unchecked are on the list</source>
            <translation>{name}：没有缺项，其中未查{n}条已列入清单</translation>
        </message>
    </context>
    <context>
        <name>CreateForm</name>
        <message>
            <source>Set up this computer</source>
            <translation>首次使用</translation>
        </message>
        <message>
            <source>Choose a passphrase. It opens the workspace and is kept nowhere.</source>
            <translation>请设置口令。口令用来打开本机的工作区，不在任何地方保存。</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>再输一遍</translation>
        </message>
        <message>
            <source>Create workspace</source>
            <translation>创建工作区</translation>
        </message>
        <message>
            <source>Use a backup…</source>
            <translation>使用备份…</translation>
        </message>
    </context>
    <context>
        <name>Custody</name>
        <message>
            <source>Piece</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Cited by</source>
            <translation>引用于</translation>
        </message>
        <message>
            <source>Present</source>
            <translation>在库</translation>
        </message>
        <message>
            <source>Verified now</source>
            <translation>现核对</translation>
        </message>
        <message>
            <source>Covered copy</source>
            <translation>遮盖副本</translation>
        </message>
        <message>
            <source>Packaged in</source>
            <translation>已打包</translation>
        </message>
        <message>
            <source>Received by the desk</source>
            <translation>区县已收</translation>
        </message>
        <message>
            <source>covered copy</source>
            <translation>遮盖副本</translation>
        </message>
        <message>
            <source>annotated copy</source>
            <translation>标注副本</translation>
        </message>
        <message>
            <source>finding {clause}</source>
            <translation>问题 {clause}</translation>
        </message>
        <message>
            <source>figures {clause}</source>
            <translation>数据 {clause}</translation>
        </message>
        <message>
            <source>no clause yet</source>
            <translation>尚未归入条款</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>缺失</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>不符</translation>
        </message>
        <message>
            <source>revision {n}</source>
            <translation>第 {n} 版</translation>
        </message>
    </context>
    <context>
        <name>CustodyScreen</name>
        <message>
            <source>Evidence of the visit</source>
            <translation>本次检查的佐证</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>重新核对</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Progress of the check</source>
            <translation>核对进度</translation>
        </message>
        <message>
            <source>Stopped; not every piece was checked.</source>
            <translation>已停止，尚未逐件核对完。</translation>
        </message>
        <message>
            <source>{n} pieces are missing or changed; the record and the others are unchanged. Restore the workspace from a backup and check again.</source>
            <translation>有 {n} 件缺失或内容不符，记录和其他佐证未改动；请从备份恢复工作区后再次核对。</translation>
        </message>
        <message>
            <source>cited {cited} · present {present} · verified {verified}</source>
            <translation>记录在案 {cited} · 库中 {present} · 核对无误 {verified}</translation>
        </message>
    </context>
    <context>
        <name>DecisionForm</name>
        <message>
            <source>Opinion, as printed on the form</source>
            <translation>意见（打印在表上）</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>作出人</translation>
        </message>
        <message>
            <source>Office</source>
            <translation>机关</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Document number</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Record decision</source>
            <translation>记录决定</translation>
        </message>
        <message>
            <source>needed when the decision differs from the marks or corrects one</source>
            <translation>与检查结果不一致或更正原决定时必填</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2021-09-15</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>意见</translation>
        </message>
        <message>
            <source>Document no.</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>The document gives no rule for a result, so nothing is decided here.</source>
            <translation>文件未规定评定规则，这里不作决定，只看计数。</translation>
        </message>
        <message>
            <source>Accepting is not offered: not every criterion is met.</source>
            <translation>未全部达标，不能选“验收合格”。</translation>
        </message>
        <message>
            <source>{outcome}, decided on {day} by {who}</source>
            <translation>{outcome}，{day}由{who}作出</translation>
        </message>
        <message>
            <source>It was taken on other facts than the present ones: decide again.</source>
            <translation>该决定所依据的不是现在这份定稿，请重新作出决定。</translation>
        </message>
        <message>
            <source>A correction is recorded beside it and needs a reason:</source>
            <translation>更正会另记一条，须写明理由：</translation>
        </message>
        <message>
            <source>Correct decision</source>
            <translation>更正决定</translation>
        </message>
        <message>
            <source>Enter the date of the decision as yyyy-mm-dd; nothing was recorded.</source>
            <translation>请按“年-月-日”填写决定日期；决定未登记。</translation>
        </message>
    </context>
    <context>
        <name>DeliveryRoad</name>
        <message>
            <source>Progress of the copy</source>
            <translation>复制进度</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>{file} ({size} MB) is copied and compared; the stick can be pulled out.</source>
            <translation>{file}（{size} MB）已复制并核对，现在可以拔出U盘。</translation>
        </message>
        <message>
            <source>{file} ({size} MB) was there already and is the same; nothing to copy.</source>
            <translation>{file}（{size} MB）已在U盘上且核对一致，无需再复制。</translation>
        </message>
        <message>
            <source>{n} packages are copied and compared; the stick can be pulled out.</source>
            <translation>{n} 个数据包已复制并核对，现在可以拔出U盘。</translation>
        </message>
        <message>
            <source>{n} packages are copied and compared. The next one is not: {why}</source>
            <translation>{n} 个数据包已复制并核对；下一个没有复制：{why}</translation>
        </message>
        <message>
            <source>{file} was read back once more and is the same; the stick can be pulled out.</source>
            <translation>{file} 已重新读回，核对一致，现在可以拔出U盘。</translation>
        </message>
        <message>
            <source>Writing: {done} of {total} MB. Do not pull the stick out.</source>
            <translation>正在写入：{done} / {total} MB，请勿拔出U盘。</translation>
        </message>
        <message>
            <source>Reading back: {done} of {total} MB. Do not pull the stick out.</source>
            <translation>正在读回核对：{done} / {total} MB，请勿拔出U盘。</translation>
        </message>
        <message>
            <source>Stopped; nothing half is left on the stick.</source>
            <translation>已停止，U盘上没有留下不完整的文件。</translation>
        </message>
        <message>
            <source>There is no receipt for this laptop in the folder.</source>
            <translation>这个文件夹里没有给本机的回执。</translation>
        </message>
        <message>
            <source>Delivered: the office has taken {n} packages in.</source>
            <translation>已送达：区级已接收 {n} 个数据包。</translation>
        </message>
        <message>
            <source>Delivered: the office has taken the package in.</source>
            <translation>已送达：区级已接收该数据包。</translation>
        </message>
        <message>
            <source>The office has answered; see the state.</source>
            <translation>区级已答复，请看状态。</translation>
        </message>
        <message>
            <source>{n} files do not count, the first because: {why}</source>
            <translation>有 {n} 个文件不算数，第一个的原因：{why}</translation>
        </message>
        <message>
            <source>{n} of other laptops were passed over.</source>
            <translation>另有 {n} 个是其他电脑的，已略过。</translation>
        </message>
    </context>
    <context>
        <name>DeliveryScreen</name>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>Make package</source>
            <translation>生成数据包</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Back to signatures</source>
            <translation>返回签字</translation>
        </message>
        <message>
            <source>Pack and deliver</source>
            <translation>打包送交</translation>
        </message>
        <message>
            <source>1  Certificate of this laptop</source>
            <translation>1  本机证书</translation>
        </message>
        <message>
            <source>2  Package</source>
            <translation>2  数据包</translation>
        </message>
        <message>
            <source>3  Deliver and receipt</source>
            <translation>3  送交与回执</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Record, signatures, evidence and forms, signed as one file.</source>
            <translation>记录、签字、佐证和表格，合成一个签名文件。</translation>
        </message>
        <message>
            <source>Progress of the package</source>
            <translation>打包进度</translation>
        </message>
        <message>
            <source>All signatures are needed first.</source>
            <translation>须先完成全部签字。</translation>
        </message>
        <message>
            <source>Package {file} is made: {size} MB.</source>
            <translation>数据包已生成：{file}，{size} MB。</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Or deliver by network</source>
            <translation>或通过网络送交</translation>
        </message>
    </context>
    <context>
        <name>DepartureScreen</name>
        <message>
            <source>Check again</source>
            <translation>重新检查</translation>
        </message>
        <message>
            <source>Back up to a stick</source>
            <translation>备份到U盘</translation>
        </message>
        <message>
            <source>Before departure</source>
            <translation>出发检查</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>Certificate of this laptop</source>
            <translation>本机证书</translation>
        </message>
        <message>
            <source>Back to the visit</source>
            <translation>返回检查</translation>
        </message>
        <message>
            <source>Back to the visits</source>
            <translation>返回检查列表</translation>
        </message>
        <message>
            <source>Being checked …</source>
            <translation>正在检查…</translation>
        </message>
        <message>
            <source>Everything is ready.</source>
            <translation>一切就绪，可以出发。</translation>
        </message>
        <message>
            <source>{count} of {total} want a look before you go.</source>
            <translation>{total} 项中有 {count} 项需要在出发前处理或看一眼。</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>Certificate …</source>
            <translation>证书…</translation>
        </message>
        <message>
            <source>Standards …</source>
            <translation>标准…</translation>
        </message>
        <message>
            <source>Free space</source>
            <translation>剩余空间</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>时钟</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>工作区</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>证书</translation>
        </message>
        <message>
            <source>Trust file</source>
            <translation>信任包</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>请看一眼</translation>
        </message>
        <message>
            <source>Put it right</source>
            <translation>须先处理</translation>
        </message>
        <message>
            <source>Not checked</source>
            <translation>未检查</translation>
        </message>
        <message>
            <source>The backup is being made …</source>
            <translation>正在备份…</translation>
        </message>
        <message>
            <source>Backed up beside the workspace; make one on a stick too.</source>
            <translation>已备份在工作区旁边；请再存一份到U盘。</translation>
        </message>
    </context>
    <context>
        <name>Derivation</name>
        <message>
            <source>{first} to {last}</source>
            <translation>{first} 至 {last}</translation>
        </message>
        <message>
            <source>not written down</source>
            <translation>未注明</translation>
        </message>
        <message>
            <source>Source of the figures</source>
            <translation>数据来源</translation>
        </message>
        <message>
            <source>holds</source>
            <translation>成立</translation>
        </message>
        <message>
            <source>does not hold</source>
            <translation>不成立</translation>
        </message>
        <message>
            <source>cannot be computed</source>
            <translation>无法计算</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>不计</translation>
        </message>
        <message>
            <source>Applies only when</source>
            <translation>适用条件</translation>
        </message>
        <message>
            <source>Numerator</source>
            <translation>分子</translation>
        </message>
        <message>
            <source>none, the figure itself is compared</source>
            <translation>无，直接比较该数</translation>
        </message>
        <message>
            <source>Denominator</source>
            <translation>分母</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>数据时段</translation>
        </message>
        <message>
            <source>{what}: not entered</source>
            <translation>{what}：未填</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>答案</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>合格答案</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>要求</translation>
        </message>
        <message>
            <source>Integers compared</source>
            <translation>整数比较</translation>
        </message>
        <message>
            <source>Quotient</source>
            <translation>商（仅供阅读）</translation>
        </message>
        <message>
            <source>{value} (rounded for reading only; it decides nothing)</source>
            <translation>{value}（两位小数，四舍五入，不参与判定）</translation>
        </message>
        <message>
            <source>Written out</source>
            <translation>写作</translation>
        </message>
        <message>
            <source>the limit itself is enough</source>
            <translation>含本数</translation>
        </message>
        <message>
            <source>the limit itself is not enough</source>
            <translation>不含本数</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>above the printed range {low}-{high}: it passes</source>
            <translation>高于区间 {low}-{high}，判为成立</translation>
        </message>
        <message>
            <source>the denominator is 0</source>
            <translation>分母为 0</translation>
        </message>
        <message>
            <source>does not concern this facility</source>
            <translation>不涉及本机构</translation>
        </message>
        <message>
            <source>reported by the facility, not verified: decides nothing</source>
            <translation>机构自报、未经核实，不作为判定依据</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Figures say</source>
            <translation>数据结论</translation>
        </message>
        <message>
            <source>all {n} comparisons must hold together</source>
            <translation>{n} 项比较须同时成立</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <source>mark and figures disagree</source>
            <translation>标记与数据不一致</translation>
        </message>
        <message>
            <source>mark and parts disagree</source>
            <translation>标记与分项不一致</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结论</translation>
        </message>
        <message>
            <source>{document}, line {line}</source>
            <translation>{document}文本第 {line} 行</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>条文</translation>
        </message>
        <message>
            <source>Stands in</source>
            <translation>出处</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>评价方法</translation>
        </message>
        <message>
            <source>District</source>
            <translation>区级口径</translation>
        </message>
        <message>
            <source>Clause {code}</source>
            <translation>第 {code} 条</translation>
        </message>
        <message>
            <source>left out: not at this facility</source>
            <translation>不计：本机构无此项</translation>
        </message>
        <message>
            <source>at least {needed} of {total} must be met</source>
            <translation>{total} 项中至少 {needed} 项达标</translation>
        </message>
        <message>
            <source>every part must be met; what is left out does not count</source>
            <translation>各分项须全部达标；不计的除外</translation>
        </message>
        <message>
            <source>Grade {letter}</source>
            <translation>{letter} 档</translation>
        </message>
        <message>
            <source>open</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>整套标准的结果</translation>
        </message>
        <message>
            <source>Tiers, step by step</source>
            <translation>档次推导</translation>
        </message>
        <message>
            <source>All criteria must be met</source>
            <translation>各项须全部达标</translation>
        </message>
        <message>
            <source>Counts</source>
            <translation>计数</translation>
        </message>
        <message>
            <source>How the result of {title} came about</source>
            <translation>《{title}》结果的推导</translation>
        </message>
        <message>
            <source>How clause {code} came about</source>
            <translation>第 {code} 条的推导</translation>
        </message>
        <message>
            <source>Parts: {rule}</source>
            <translation>分项：{rule}</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>档次</translation>
        </message>
    </context>
    <context>
        <name>DerivationDialog</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Conflict: two laptops</source>
            <translation>冲突：两台电脑</translation>
        </message>
        <message>
            <source>Decided on older facts</source>
            <translation>决定依据旧版</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>Applied</source>
            <translation>已申请</translation>
        </message>
        <message>
            <source>Waits for decision</source>
            <translation>待决定</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>验收合格</translation>
        </message>
        <message>
            <source>Not accepted</source>
            <translation>验收不合格</translation>
        </message>
        <message>
            <source>Taken in</source>
            <translation>已接收</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>Conflict</source>
            <translation>冲突</translation>
        </message>
        <message>
            <source>Older</source>
            <translation>旧版</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>已隔离</translation>
        </message>
        <message>
            <source>Returned for correction</source>
            <translation>退回补正</translation>
        </message>
    </context>
    <context>
        <name>DeskCase</name>
        <message>
            <source>Folder for the papers</source>
            <translation>存放表格的文件夹</translation>
        </message>
        <message>
            <source>The package</source>
            <translation>数据包核验</translation>
        </message>
        <message>
            <source>History</source>
            <translation>经过</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Findings and photos</source>
            <translation>问题与照片</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Back to cases</source>
            <translation>返回列表</translation>
        </message>
        <message>
            <source>Being checked once more …</source>
            <translation>正在重新核验……</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>签名</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>接收时间</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Revision</source>
            <translation>版次</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>定稿摘要</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>数据包摘要</translation>
        </message>
        <message>
            <source>Signed on site</source>
            <translation>现场签字</translation>
        </message>
        <message>
            <source>The decision is recorded; the forms carry it now.</source>
            <translation>决定已记录，表格已带上该决定。</translation>
        </message>
        <message>
            <source>Judged for</source>
            <translation>核验时刻</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>退回补正</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>改动</translation>
        </message>
        <message>
            <source>Check paper</source>
            <translation>核对纸质件</translation>
        </message>
    </context>
    <context>
        <name>DeskEnrol</name>
        <message>
            <source>Folder or stick with the request</source>
            <translation>存有申请的文件夹或U盘</translation>
        </message>
        <message>
            <source>Read request</source>
            <translation>读取申请</translation>
        </message>
        <message>
            <source>Number of this office, for the laptop's side:</source>
            <translation>本机关的核对码，供对方核对：</translation>
        </message>
        <message>
            <source>There is no request (.csr) in this folder.</source>
            <translation>这个文件夹里没有证书申请（.csr）。</translation>
        </message>
        <message>
            <source>{name} asks for a certificate. Have the number read aloud and compare:</source>
            <translation>“{name}”申请证书。请对方读出核对码，逐位核对：</translation>
        </message>
        <message>
            <source>The numbers are the same: issue</source>
            <translation>核对一致，签发</translation>
        </message>
        <message>
            <source>{file} is on the stick; carry it back to {name}.</source>
            <translation>{file} 已写入，请带回“{name}”。</translation>
        </message>
        <message>
            <source>The laptop makes a request and copies it to a stick; read it here, compare the number on the telephone, and send the stick back with the trust file.</source>
            <translation>笔记本电脑生成申请并拷到U盘；在这里读取，电话核对，再把装有信任包的U盘送回。</translation>
        </message>
        <message>
            <source>First certificate, or renewal</source>
            <translation>首次登记或续期</translation>
        </message>
        <message>
            <source>A laptop's list was newer than the desk's; its numbers are taken over.</source>
            <translation>笔记本带来的吊销名单比收件台的新，已补上编号和吊销记录。</translation>
        </message>
        <message>
            <source>Who has this laptop (for the ledger)</source>
            <translation>这台电脑的使用人（记入台账）</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>续期</translation>
        </message>
        <message>
            <source>{name} asks for renewal with the key that was compared before:</source>
            <translation>“{name}”申请续期，密钥与此前核对过的相同，不必再核对：</translation>
        </message>
        <message>
            <source>{name} asks for a certificate for a new key. Have the number read aloud:</source>
            <translation>“{name}”换了新密钥，请对方念出核对码，逐组核对：</translation>
        </message>
    </context>
    <context>
        <name>DeskGate</name>
        <message>
            <source>District desk</source>
            <translation>收件台</translation>
        </message>
        <message>
            <source>Folder of the desk</source>
            <translation>收件台文件夹</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Open desk</source>
            <translation>打开收件台</translation>
        </message>
        <message>
            <source>Open a desk</source>
            <translation>打开收件台</translation>
        </message>
        <message>
            <source>New, empty folder</source>
            <translation>新的空文件夹</translation>
        </message>
        <message>
            <source>Name of the office, as in certificates</source>
            <translation>机关名称（写入证书）</translation>
        </message>
        <message>
            <source>Name of the office</source>
            <translation>机关名称</translation>
        </message>
        <message>
            <source>Passphrase of the desk</source>
            <translation>收件台口令</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>再输入一次</translation>
        </message>
        <message>
            <source>Stick for the root key (safe)</source>
            <translation>存放根密钥的U盘（入保险柜）</translation>
        </message>
        <message>
            <source>Passphrase of the root key</source>
            <translation>根密钥口令</translation>
        </message>
        <message>
            <source>Make desk</source>
            <translation>建立收件台</translation>
        </message>
        <message>
            <source>The root key makes the desk's certificates; keep its stick in the safe.</source>
            <translation>根密钥用来签发收件台的证书，U盘须锁入保险柜。</translation>
        </message>
        <message>
            <source>Make a desk</source>
            <translation>建立收件台</translation>
        </message>
        <message>
            <source>Choose the folder of a desk first.</source>
            <translation>请先选择收件台文件夹。</translation>
        </message>
        <message>
            <source>Choose both folders first.</source>
            <translation>请先选好两个文件夹。</translation>
        </message>
        <message>
            <source>Write the name of the office.</source>
            <translation>请填写机关名称。</translation>
        </message>
        <message>
            <source>A passphrase has at least {n} characters.</source>
            <translation>口令至少{n}个字符。</translation>
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation>两次输入的口令不一致。</translation>
        </message>
        <message>
            <source>It is written down</source>
            <translation>已抄好</translation>
        </message>
        <message>
            <source>Write this recovery key down and keep it apart from the computer:</source>
            <translation>请抄下恢复密钥，与电脑分开保管：</translation>
        </message>
        <message>
            <source>The root key is in {file}: take the stick out and lock it away.</source>
            <translation>根密钥在 {file} 中：请拔出U盘并锁好。</translation>
        </message>
        <message>
            <source>{field}, at least {n} characters</source>
            <translation>{field}（至少{n}个字符）</translation>
        </message>
    </context>
    <context>
        <name>DeskKeys</name>
        <message>
            <source>Back to cases</source>
            <translation>返回案卷</translation>
        </message>
        <message>
            <source>Enrol</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>Laptops</source>
            <translation>笔记本电脑</translation>
        </message>
        <message>
            <source>Office keys</source>
            <translation>办公室密钥</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>密钥台账</translation>
        </message>
        <message>
            <source>View</source>
            <translation>视图</translation>
        </message>
        <message>
            <source>Keys and laptops</source>
            <translation>密钥和电脑</translation>
        </message>
        <message>
            <source>{n} more; see the laptops' list.</source>
            <translation>另有 {n} 项，见“笔记本电脑”名单。</translation>
        </message>
    </context>
    <context>
        <name>DeskList</name>
        <message>
            <source>Cases</source>
            <translation>案卷</translation>
        </message>
        <message>
            <source>Nothing has arrived yet.</source>
            <translation>还没有收到数据包。先点“登记电脑”给笔记本发证书，再接收送来的数据包。</translation>
        </message>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>Receive all</source>
            <translation>全部接收</translation>
        </message>
        <message>
            <source>Enrol a laptop</source>
            <translation>登记电脑</translation>
        </message>
        <message>
            <source>Open case</source>
            <translation>打开案卷</translation>
        </message>
        <message>
            <source>Take in packages</source>
            <translation>接收数据包</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>Visited on</source>
            <translation>检查日期</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Quarantine</source>
            <translation>隔离</translation>
        </message>
        <message>
            <source>Let in on {day}, by name and with a reason</source>
            <translation>已于 {day} 由负责人署名说明理由后接收</translation>
        </message>
        <message>
            <source>Let in by hand…</source>
            <translation>人工接收…</translation>
        </message>
        <message>
            <source>No case has all these words.</source>
            <translation>没有同时含有这些字词的案卷。</translation>
        </message>
        <message>
            <source>{n} found</source>
            <translation>找到 {n} 件</translation>
        </message>
        <message>
            <source>Show earlier ones ({n})</source>
            <translation>再看更早的（{n} 件）</translation>
        </message>
        <message>
            <source>Back to the latest ones</source>
            <translation>回到最新的</translation>
        </message>
        <message>
            <source>Clear {n} refused files older than {days} days …</source>
            <translation>清理隔离满 {days} 天的 {n} 个文件…</translation>
        </message>
    </context>
    <context>
        <name>DeskPaper</name>
        <message>
            <source>Scan the code of a page here</source>
            <translation>在这里扫描页上的二维码</translation>
        </message>
        <message>
            <source>For any case</source>
            <translation>不限案卷</translation>
        </message>
        <message>
            <source>Back to cases</source>
            <translation>返回案卷列表</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>Scan or picture…</source>
            <translation>扫描件或照片…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Click into the line and scan the code at the upper right of the page. Whether paper and package agree is said below.</source>
            <translation>点一下输入框，用扫码枪扫描页面右上角的二维码；纸面与数据包是否一致，在下面逐页说明。</translation>
        </message>
        <message>
            <source>One page</source>
            <translation>单页核对</translation>
        </message>
        <message>
            <source>Scan the signed pages as PDF or pictures, or drop the files here. Every page is found by its code; what is missing is named before anything is kept.</source>
            <translation>把签字页扫描成 PDF 或图片，也可以把文件拖到这里。每一页按二维码归位；缺什么，保存之前都会说明。</translation>
        </message>
        <message>
            <source>The signed original</source>
            <translation>签字原件</translation>
        </message>
        <message>
            <source>Check paper</source>
            <translation>核对纸质件</translation>
        </message>
        <message>
            <source>Open the case</source>
            <translation>打开案卷</translation>
        </message>
        <message>
            <source>The scan of the signed pages</source>
            <translation>签字页的扫描件</translation>
        </message>
        <message>
            <source>Scans and pictures</source>
            <translation>扫描件和图片</translation>
        </message>
        <message>
            <source>The scan is being read …</source>
            <translation>正在读取扫描件……</translation>
        </message>
        <message>
            <source>The scan is being read: page {n} …</source>
            <translation>正在读取扫描件：第 {n} 张……</translation>
        </message>
    </context>
    <context>
        <name>DeskReceive</name>
        <message>
            <source>{taken} of {n} files were taken in; the receipts lie beside them.</source>
            <translation>{n} 个文件中接收了 {taken} 个，回执已放在旁边。</translation>
        </message>
        <message>
            <source>None of {n} files was taken in; the reason stands with each.</source>
            <translation>没有接收任何文件（共 {n} 个），原因见各项。</translation>
        </message>
        <message>
            <source>{taken} of {n} files were taken in; not every receipt could be written to the stick. Receive it once more and the same receipts are written.</source>
            <translation>{n} 个文件中接收了 {taken} 个；有回执没能写到U盘上，请重新插入U盘再接收一次，会写出同样的回执。</translation>
        </message>
        <message>
            <source>There is no package (.zip.age) in this folder.</source>
            <translation>这个文件夹里没有数据包（.zip.age）。</translation>
        </message>
        <message>
            <source>{n} copies are unfinished: {file}. Copy them to the stick once more.</source>
            <translation>有 {n} 个副本没有复制完：{file}，请在送出的电脑上重新复制。</translation>
        </message>
        <message>
            <source>Stopped; {n} packages stay where they are.</source>
            <translation>已停止，还有 {n} 个数据包留在原处。</translation>
        </message>
    </context>
    <context>
        <name>DeskRoadPanel</name>
        <message>
            <source>Port</source>
            <translation>端口</translation>
        </message>
        <message>
            <source>Port to listen on</source>
            <translation>监听端口</translation>
        </message>
        <message>
            <source>Receive by network</source>
            <translation>网络接收</translation>
        </message>
        <message>
            <source>Stop receiving</source>
            <translation>停止接收</translation>
        </message>
        <message>
            <source>Packages come on sticks only.</source>
            <translation>网络接收未开启，目前只能用U盘接收数据包。</translation>
        </message>
        <message>
            <source>Receiving on {address}</source>
            <translation>正在 {address} 接收</translation>
        </message>
        <message>
            <source>number of the office {number}</source>
            <translation>办公室编号 {number}</translation>
        </message>
        <message>
            <source>{n} laptops connected</source>
            <translation>已连接 {n} 台电脑</translation>
        </message>
        <message>
            <source>{n} received</source>
            <translation>已收到 {n} 个</translation>
        </message>
        <message>
            <source>What is being taken in is finished …</source>
            <translation>正在收完最后一个数据包…</translation>
        </message>
        <message>
            <source>trust files name this address</source>
            <translation>信任包写明此地址</translation>
        </message>
    </context>
    <context>
        <name>DeskScreen</name>
        <message>
            <source>Lock desk</source>
            <translation>锁定收件台</translation>
        </message>
        <message>
            <source>District desk</source>
            <translation>收件台</translation>
        </message>
        <message>
            <source>Back up…</source>
            <translation>备份…</translation>
        </message>
        <message>
            <source>Folder for the backup, best on a stick</source>
            <translation>存放备份的文件夹（最好在 U 盘上）</translation>
        </message>
        <message>
            <source>The backup is being made …</source>
            <translation>正在备份……</translation>
        </message>
        <message>
            <source>The backup is in {folder} and was opened once.</source>
            <translation>备份已存为 {folder}，并已试打开一次。</translation>
        </message>
        <message>
            <source>Keys and laptops</source>
            <translation>密钥和电脑</translation>
        </message>
        <message>
            <source>The packages are being checked …</source>
            <translation>正在检查数据包……</translation>
        </message>
        <message>
            <source>Check paper</source>
            <translation>核对纸质件</translation>
        </message>
        <message>
            <source>What is under way is finished first, then the desk locks.</source>
            <translation>正在进行的操作完成后，收件台即锁定。</translation>
        </message>
        <message>
            <source>{n} refused originals are removed; why they were refused stays.</source>
            <translation>已清理 {n} 个隔离的原件；隔离原因仍保留。</translation>
        </message>
    </context>
    <context>
        <name>DifferencePane</name>
        <message>
            <source>Older edition</source>
            <translation>旧版</translation>
        </message>
        <message>
            <source>Newer edition</source>
            <translation>新版</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>变化</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>Old text</source>
            <translation>旧文</translation>
        </message>
        <message>
            <source>New text</source>
            <translation>新文</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>版本差异</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>What changed between two editions</source>
            <translation>两个版本的差异</translation>
        </message>
        <message>
            <source>Nothing here changes a visit: each stays on the edition it was begun with, and its result is valid with that edition only.</source>
            <translation>对照不影响检查：检查始终沿用新建时的版本，结果只与该版本一同有效。</translation>
        </message>
        <message>
            <source>{added} added, {removed} removed, {changed} changed, {unchanged} the same.</source>
            <translation>新增 {added} 条，删除 {removed} 条，有变化 {changed} 条，未变 {unchanged} 条。</translation>
        </message>
        <message>
            <source>Both are one and the same edition; choose another to compare with.</source>
            <translation>两边是同一版本，请另选一个版本对照。</translation>
        </message>
        <message>
            <source>Also where only tags of this program changed</source>
            <translation>也列出只改了本程序标签的条款</translation>
        </message>
    </context>
    <context>
        <name>Disagreements</name>
        <message>
            <source>What</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>Stated</source>
            <translation>自查值</translation>
        </message>
        <message>
            <source>Verified</source>
            <translation>核实值</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>other side of the threshold</source>
            <translation>与标准的关系不同</translation>
        </message>
        <message>
            <source>{label}: stated {stated}{unit}, verified {verified}{unit}, difference {difference}.</source>
            <translation>{label}：自查值{stated}{unit}，核实值{verified}{unit}，差异{difference}。</translation>
        </message>
        <message>
            <source>Field or text of the clause</source>
            <translation>栏目或条款原文</translation>
        </message>
        <message>
            <source>finding lacks {n} things</source>
            <translation>问题缺{n}项</translation>
        </message>
    </context>
    <context>
        <name>DisagreementsView</name>
        <message>
            <source>What does not fit</source>
            <translation>不一致与缺漏</translation>
        </message>
        <message>
            <source>Nothing disagrees.</source>
            <translation>没有不一致或缺漏。</translation>
        </message>
        <message>
            <source>Open the form</source>
            <translation>打开表单</translation>
        </message>
        <message>
            <source>{n} do not fit together. Only verified values decide; nothing is corrected here.</source>
            <translation>有{n}处不一致或缺漏。只有核实值作为判定依据；这里不作任何改动。</translation>
        </message>
    </context>
    <context>
        <name>DisciplineCard</name>
        <message>
            <source>Discipline, to be read out</source>
            <translation>检查纪律（宣读）</translation>
        </message>
        <message>
            <source>The office's own wording, to be changed as you like. No document prescribes a text.</source>
            <translation>本单位自己的用语，可以修改；文件未规定宣读内容。</translation>
        </message>
        <message>
            <source>Use for every visit</source>
            <translation>以后每次检查都用这段话</translation>
        </message>
        <message>
            <source>Document {document}: “{text}”</source>
            <translation>文件原文（{document}）：“{text}”</translation>
        </message>
        <message>
            <source>These words are the office's own now and come up at every first meeting.</source>
            <translation>已存为本单位用语，以后每次首次会议都会显示。</translation>
        </message>
    </context>
    <context>
        <name>DutiesTab</name>
        <message>
            <source>Yearly duties</source>
            <translation>年度职责</translation>
        </message>
        <message>
            <source>Who has the duty</source>
            <translation>职责主体</translation>
        </message>
        <message>
            <source>Facility or office, by code</source>
            <translation>机构或单位（代码）</translation>
        </message>
        <message>
            <source>Choose a facility, or write a code</source>
            <translation>选择机构，或填写代码</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年度</translation>
        </message>
        <message>
            <source>Checklist of the year</source>
            <translation>年度清单</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>职责</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Times</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Done on</source>
            <translation>完成日期</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后期限</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Choose whose checklist it is; nothing can be entered before.</source>
            <translation>请先选择机构或单位，之后才能登记。</translation>
        </message>
    </context>
    <context>
        <name>DutySide</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Keep in our list</source>
            <translation>加入本单位名单</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>职责</translation>
        </message>
        <message>
            <source>Done on</source>
            <translation>完成日期</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2025-01-31</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Document numbers, 、 between</source>
            <translation>文号，多个用“、”分开</translation>
        </message>
        <message>
            <source>Save as done</source>
            <translation>登记完成</translation>
        </message>
        <message>
            <source>Established on</source>
            <translation>认定日期</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>情节</translation>
        </message>
        <message>
            <source>serious (情节严重)</source>
            <translation>情节严重</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>依据文件</translation>
        </message>
        <message>
            <source>number; no names of persons</source>
            <translation>文号；不写个人姓名</translation>
        </message>
        <message>
            <source>Save violation</source>
            <translation>登记违规</translation>
        </message>
        <message>
            <source> (end of the year; the document gives no day)</source>
            <translation>（当年年底；文件未规定日期）</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后期限</translation>
        </message>
        <message>
            <source>Our reading: {hint}</source>
            <translation>本程序的读法：{hint}</translation>
        </message>
        <message>
            <source>This code is not in the list of facilities yet.</source>
            <translation>这个代码还不在机构名单中。</translation>
        </message>
        <message>
            <source>serious</source>
            <translation>情节严重</translation>
        </message>
        <message>
            <source>not serious</source>
            <translation>情节不严重</translation>
        </message>
        <message>
            <source>Nothing on record bars an application in this year.</source>
            <translation>没有限制当年申报的记录。</translation>
        </message>
        <message>
            <source>No application for {tiers} until {until}; again from {again}.</source>
            <translation>{until}以前（含当日）不能申报{tiers}标准的复核；{again}起可以申报。</translation>
        </message>
        <message>
            <source>Veto of the year</source>
            <translation>当年否决</translation>
        </message>
    </context>
    <context>
        <name>EscrowSheetDialog</name>
        <message>
            <source>Decryption key on paper</source>
            <translation>解密密钥备用单</translation>
        </message>
        <message>
            <source>The sheet opens every encrypted package sent to this office.</source>
            <translation>凭备用单可以打开送交本办公室的所有加密数据包。</translation>
        </message>
        <message>
            <source>Seal it in an envelope, sign across the flap and lock it in the safe.</source>
            <translation>装入信封封好，骑缝签字，锁入保险柜。</translation>
        </message>
        <message>
            <source>When the desk's database is lost: type or scan it at the new desk.</source>
            <translation>收件台数据库丢失时：在新的收件台输入或扫描。</translation>
        </message>
        <message>
            <source>That it was written out stands in the ledger of keys.</source>
            <translation>写出备用单一事已记入密钥台账。</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>另存为 PDF…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Chayan: decryption key of a district desk</source>
            <translation>查验：区县收件台的解密密钥</translation>
        </message>
        <message>
            <source>Whoever has this sheet can open packages sent to this office.</source>
            <translation>持有本单者可以打开送交本办公室的数据包。</translation>
        </message>
        <message>
            <source>Keys and laptops → Office keys → Take over from paper; blanks do not matter.</source>
            <translation>密钥和电脑 → 办公室密钥 → 从备用单接管；空格不影响。</translation>
        </message>
        <message>
            <source>Public key it belongs to:</source>
            <translation>对应的公钥：</translation>
        </message>
        <message>
            <source>decryption-key.pdf</source>
            <translation>解密密钥备用单.pdf</translation>
        </message>
        <message>
            <source>Save the sheet, best on a stick of its own</source>
            <translation>保存备用单（最好存到专用U盘）</translation>
        </message>
    </context>
    <context>
        <name>EvidenceCount</name>
        <message>
            <source>{count} copies</source>
            <translation>副本 {count}</translation>
        </message>
    </context>
    <context>
        <name>EvidenceModel</name>
        <message>
            <source>covered copy</source>
            <translation>遮挡件</translation>
        </message>
        <message>
            <source>drawn on</source>
            <translation>带标注</translation>
        </message>
    </context>
    <context>
        <name>EvidencePane</name>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>{count} items</source>
            <translation>{count} 份</translation>
        </message>
        <message>
            <source>There is no photo or file to take in.</source>
            <translation>没有可以收入的照片或文件。</translation>
        </message>
        <message>
            <source>Photos and documents</source>
            <translation>照片和资料</translation>
        </message>
        <message>
            <source>{first} In all {count} files were not added.</source>
            <translation>{first}共有 {count} 个文件未加入。</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证照片</translation>
        </message>
        <message>
            <source>The files were not added; choose them again.</source>
            <translation>这些文件未添加，请重新选择。</translation>
        </message>
    </context>
    <context>
        <name>FacilitiesPreview</name>
        <message>
            <source>Rows of the list</source>
            <translation>名单各行</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂不采用</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Institution code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>处理</translation>
        </message>
        <message>
            <source>Sheet “{sheet}”: {new} new, {changed} changed, {same} as before, {refused} refused. Nothing is kept yet.</source>
            <translation>工作表“{sheet}”：新增 {new} 家，更新 {changed} 家，未变 {same} 家，未采用 {refused} 行。尚未保存。</translation>
        </message>
        <message>
            <source>Columns that are not known and left out: {names}</source>
            <translation>不认识而略去的列：{names}</translation>
        </message>
        <message>
            <source>is taken over</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>is taken over; holds a formula</source>
            <translation>采用；含公式，请核对</translation>
        </message>
    </context>
    <context>
        <name>FacilitiesScreen</name>
        <message>
            <source>Name, second name or code</source>
            <translation>名称、第二名称或代码</translation>
        </message>
        <message>
            <source>Facilities</source>
            <translation>机构名单</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Second name</source>
            <translation>第二名称</translation>
        </message>
        <message>
            <source>Institution code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Last visit</source>
            <translation>上次检查</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>List</source>
            <translation>名单</translation>
        </message>
        <message>
            <source>A visit</source>
            <translation>检查记录</translation>
        </message>
        <message>
            <source>Read a list (.xlsx) …</source>
            <translation>读入名单（.xlsx）…</translation>
        </message>
        <message>
            <source>Save an empty table …</source>
            <translation>另存空表…</translation>
        </message>
        <message>
            <source>Back to the new visit</source>
            <translation>返回新建检查</translation>
        </message>
        <message>
            <source>{shown} of {total}</source>
            <translation>{shown} / {total} 家</translation>
        </message>
        <message>
            <source>List of facilities</source>
            <translation>机构名单</translation>
        </message>
        <message>
            <source>The list is being read …</source>
            <translation>正在读名单…</translation>
        </message>
        <message>
            <source>Taken over: {new} new, {changed} changed, {same} as before.</source>
            <translation>已采用：新增 {new} 家，更新 {changed} 家，未变 {same} 家。</translation>
        </message>
        <message>
            <source>Empty table</source>
            <translation>空表</translation>
        </message>
        <message>
            <source>facilities.xlsx</source>
            <translation>机构名单.xlsx</translation>
        </message>
        <message>
            <source>The empty table is in {file}.</source>
            <translation>空表已存为 {file}。</translation>
        </message>
    </context>
    <context>
        <name>FacilityForm</name>
        <message>
            <source>Not known yet</source>
            <translation>尚不清楚</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>有</translation>
        </message>
        <message>
            <source>No</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>机构名称</translation>
        </message>
        <message>
            <source>needed</source>
            <translation>必填</translation>
        </message>
        <message>
            <source>Institution code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>机构类别</translation>
        </message>
        <message>
            <source>Second name</source>
            <translation>第二名称</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <source>Postcode</source>
            <translation>邮编</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>电话</translation>
        </message>
        <message>
            <source>Practice licence number</source>
            <translation>执业许可证登记号</translation>
        </message>
        <message>
            <source>Legal person</source>
            <translation>法人名称</translation>
        </message>
        <message>
            <source>Legal person certificate</source>
            <translation>法人资质证明编号</translation>
        </message>
        <message>
            <source>Legal representative</source>
            <translation>法定代表人</translation>
        </message>
        <message>
            <source>Person in charge</source>
            <translation>主要负责人</translation>
        </message>
        <message>
            <source>In-patient service</source>
            <translation>住院服务</translation>
        </message>
    </context>
    <context>
        <name>FacilityPick</name>
        <message>
            <source>Facilities that are known</source>
            <translation>已知机构</translation>
        </message>
    </context>
    <context>
        <name>FacilityProfile</name>
        <message>
            <source>Second name from</source>
            <translation>第二名称启用</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日</translation>
        </message>
        <message>
            <source>Second name until</source>
            <translation>第二名称停用</translation>
        </message>
        <message>
            <source>Not known yet</source>
            <translation>尚不清楚</translation>
        </message>
        <message>
            <source>Government-run</source>
            <translation>政府办</translation>
        </message>
        <message>
            <source>Other ownership</source>
            <translation>其他性质</translation>
        </message>
        <message>
            <source>Grade A</source>
            <translation>甲级</translation>
        </message>
        <message>
            <source>Grade B</source>
            <translation>乙级</translation>
        </message>
        <message>
            <source>Another grade, or none</source>
            <translation>其他或未评定</translation>
        </message>
        <message>
            <source>Ownership</source>
            <translation>举办性质</translation>
        </message>
        <message>
            <source>Grade review</source>
            <translation>等级评审</translation>
        </message>
        <message>
            <source>Staff, people</source>
            <translation>职工人数（人）</translation>
        </message>
        <message>
            <source>Population served</source>
            <translation>服务人口</translation>
        </message>
        <message>
            <source>Residents</source>
            <translation>常住人口</translation>
        </message>
        <message>
            <source>The figures are right</source>
            <translation>数字无误</translation>
        </message>
        <message>
            <source>Unusual figures</source>
            <translation>人口数异常时</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>有</translation>
        </message>
        <message>
            <source>No</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Wards of several patients</source>
            <translation>多人病房</translation>
        </message>
        <message>
            <source>Fever or enteric clinic</source>
            <translation>发热或肠道门诊</translation>
        </message>
        <message>
            <source>Imaging</source>
            <translation>影像检查</translation>
        </message>
        <message>
            <source>Narcotic and psychotropic drugs</source>
            <translation>麻精等特殊药品</translation>
        </message>
        <message>
            <source>Homes for the elderly in its area</source>
            <translation>辖区养老机构</translation>
        </message>
        <message>
            <source>Hospice and elderly care</source>
            <translation>安宁疗护和老年护理</translation>
        </message>
        <message>
            <source>people</source>
            <translation>人</translation>
        </message>
        <message>
            <source>10,000</source>
            <translation>万人</translation>
        </message>
        <message>
            <source>Unit of {field}</source>
            <translation>{field}的单位</translation>
        </message>
    </context>
    <context>
        <name>FieldPapersScreen</name>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>Back to marking</source>
            <translation>返回标记</translation>
        </message>
        <message>
            <source>Enter a paper list</source>
            <translation>补录纸质清单</translation>
        </message>
        <message>
            <source>Print before you go: should the notebook fail, the visit goes on with paper. The minutes are a proposal; no document prescribes any.</source>
            <translation>出发前打印：万一笔记本不能用，检查可以用纸继续。建议用时由本程序推算，文件未规定。</translation>
        </message>
        <message>
            <source>Before the visit</source>
            <translation>检查前</translation>
        </message>
        <message>
            <source>What was written on the checklist is typed in afterwards, one line per clause: number, mark, note. Every line is a step of its own that can be undone.</source>
            <translation>检查表上写的结果事后补录，一行写一条：编号、结果、备注。每一行单独保存，可以逐步撤销。</translation>
        </message>
        <message>
            <source>After the visit</source>
            <translation>检查后</translation>
        </message>
        <message>
            <source>Plan B: paper</source>
            <translation>纸质备用</translation>
        </message>
        <message>
            <source>Day plan</source>
            <translation>检查日程</translation>
        </message>
        <message>
            <source>Blank checklist, room by room</source>
            <translation>空白检查表（按房间）</translation>
        </message>
        <message>
            <source>Blank checklist, in the order of the standards</source>
            <translation>空白检查表（按指标）</translation>
        </message>
        <message>
            <source>Sign-in sheet of both meetings</source>
            <translation>首次会议、末次会议签到表</translation>
        </message>
        <message>
            <source>Pledge of the team</source>
            <translation>评审员承诺书</translation>
        </message>
        <message>
            <source>Annex 1, blank</source>
            <translation>附件1（空白表）</translation>
        </message>
        <message>
            <source>Annex 2, blank</source>
            <translation>附件2（空白表）</translation>
        </message>
        <message>
            <source>Annex 4, blank</source>
            <translation>附件4（空白表）</translation>
        </message>
        <message>
            <source>Annex 3, as issued</source>
            <translation>附件3（按原文）</translation>
        </message>
    </context>
    <context>
        <name>FigureField</name>
        <message>
            <source>YYYY-MM-DD</source>
            <translation>年-月-日</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>Photo {number}</source>
            <translation>照片 {number}</translation>
        </message>
        <message>
            <source>File {number}</source>
            <translation>文件 {number}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Figures of {period}</source>
            <translation>数据时段：{period}</translation>
        </message>
    </context>
    <context>
        <name>FilePart</name>
        <message>
            <source>The whole file</source>
            <translation>整个文件</translation>
        </message>
        <message>
            <source>What the columns hold</source>
            <translation>各栏的含义</translation>
        </message>
        <message>
            <source>no heading</source>
            <translation>无表头</translation>
        </message>
        <message>
            <source>Table {t}, column {c}: {head}</source>
            <translation>表{t} 第{c}栏：{head}</translation>
        </message>
        <message>
            <source>as read</source>
            <translation>按读到的</translation>
        </message>
        <message>
            <source>leave out</source>
            <translation>不导入</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Themes, methods, open, not met, mine (F8)</source>
            <translation>主题、方法、未查、不达标、我的（F8）</translation>
        </message>
    </context>
    <context>
        <name>FilterPanel</name>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Themes</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Methods</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>全部清除</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Key {key}</source>
            <translation>按键 {key}</translation>
        </message>
    </context>
    <context>
        <name>Filters</name>
        <message>
            <source>Search this document</source>
            <translation>在文件中查找</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>{what}: all</source>
            <translation>{what}：全部</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n} / {total} 条</translation>
        </message>
        <message>
            <source>Take away: {what}</source>
            <translation>去掉：{what}</translation>
        </message>
        <message>
            <source>Only open</source>
            <translation>只看待办</translation>
        </message>
        <message>
            <source>Only not met</source>
            <translation>只看不达标</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>退回条款</translation>
        </message>
    </context>
    <context>
        <name>FindingEditor</name>
        <message>
            <source>What was seen, as one sentence</source>
            <translation>看到了什么，写成一句话</translation>
        </message>
        <message>
            <source>What is to be put right</source>
            <translation>整改要求</translation>
        </message>
        <message>
            <source>Room or department</source>
            <translation>科室或地点</translation>
        </message>
        <message>
            <source>Keep finding</source>
            <translation>保存问题</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Finding</source>
            <translation>问题说明</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>整改期限</translation>
        </message>
        <message>
            <source>{days} days</source>
            <translation>{days} 日内</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>已写</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>The date is written like 2026-12-31.</source>
            <translation>日期请写成 2026-12-31 的样子。</translation>
        </message>
        <message>
            <source>Until (YYYY-MM-DD or days)</source>
            <translation>期限或天数</translation>
        </message>
        <message>
            <source>Enter keeps it and goes back to the clause</source>
            <translation>按回车保存并回到条款</translation>
        </message>
        <message>
            <source>Next finding</source>
            <translation>下一个问题</translation>
        </message>
        <message>
            <source>Another finding</source>
            <translation>再写一个问题</translation>
        </message>
        <message>
            <source>Abbreviation and Tab for a stock phrase, Alt+Down for the list</source>
            <translation>输入缩写后按 Tab 展开常用语，Alt+↓ 打开列表</translation>
        </message>
        <message>
            <source>Add a photo</source>
            <translation>添加照片</translation>
        </message>
        <message>
            <source>Keep this sentence as a stock phrase</source>
            <translation>把这句话存为常用语</translation>
        </message>
        <message>
            <source>Fill in the □ first, or take it out.</source>
            <translation>请先填写 □ 处，或将其删去。</translation>
        </message>
        <message>
            <source>Typed before and not kept yet.</source>
            <translation>这是先前输入、尚未保存的内容。</translation>
        </message>
    </context>
    <context>
        <name>FindingsView</name>
        <message>
            <source>This standard has no findings in this visit.</source>
            <translation>本次检查中该标准没有发现问题。</translation>
        </message>
        <message>
            <source>Other photos of the visit</source>
            <translation>其他照片</translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation>{day}前整改</translation>
        </message>
        <message>
            <source>Photo {n}</source>
            <translation>照片{n}</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>文件</translation>
        </message>
    </context>
    <context>
        <name>FolderField</name>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose: {what}</source>
            <translation>选择：{what}</translation>
        </message>
        <message>
            <source>Choose a folder or a stick first.</source>
            <translation>请先选择文件夹或U盘。</translation>
        </message>
        <message>
            <source>There is no such folder; is the stick plugged in?</source>
            <translation>没有这个文件夹；请确认U盘已插好，或重新选择。</translation>
        </message>
    </context>
    <context>
        <name>FormFieldsScreen</name>
        <message>
            <source>Back to closing</source>
            <translation>返回结束检查</translation>
        </message>
        <message>
            <source>Take all proposals</source>
            <translation>采用全部建议</translation>
        </message>
        <message>
            <source>Save fields</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Form fields</source>
            <translation>表格填写</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>These standards have no forms.</source>
            <translation>这些标准没有表格。</translation>
        </message>
        <message>
            <source>The visit is closed; its forms can no longer change.</source>
            <translation>检查已定稿，表格不能再改。</translation>
        </message>
        <message>
            <source>Proposed: {value}</source>
            <translation>建议：{value}</translation>
        </message>
        <message>
            <source>Take</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Take the proposal for {field}</source>
            <translation>采用“{field}”的建议</translation>
        </message>
        <message>
            <source>The fields are saved.</source>
            <translation>已保存。</translation>
        </message>
    </context>
    <context>
        <name>FormsPanel</name>
        <message>
            <source>Save all as PDF</source>
            <translation>全部存为PDF</translation>
        </message>
        <message>
            <source>There are forms once the visit is frozen.</source>
            <translation>定稿后才有表格。</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Save PDF</source>
            <translation>存PDF</translation>
        </message>
        <message>
            <source>{n} PDF files are in {folder}.</source>
            <translation>{n}个PDF已存入 {folder}。</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>验收</translation>
        </message>
        <message>
            <source>Rectification</source>
            <translation>整改</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>记录</translation>
        </message>
        <message>
            <source>For use on site</source>
            <translation>现场用纸</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>打印…</translation>
        </message>
        <message>
            <source>A PDF/A-1b of each form, to be read in many years; it is no print.</source>
            <translation>每份表格的 PDF/A-1b 副本，多年后仍可阅读；不计入打印次数。</translation>
        </message>
        <message>
            <source>Archive copies</source>
            <translation>存归档副本</translation>
        </message>
        <message>
            <source>Save signed copies</source>
            <translation>保存电子签名副本</translation>
        </message>
        <message>
            <source>{n} copies are in {folder}; {bare} of them without electronic signatures.</source>
            <translation>{n} 份副本已存入 {folder}，其中 {bare} 份没有电子签名。</translation>
        </message>
        <message>
            <source>Without electronic signatures</source>
            <translation>没有电子签名</translation>
        </message>
        <message>
            <source>Signed when the package is made: {names}</source>
            <translation>打包时加签：{names}</translation>
        </message>
        <message>
            <source>Signed, valid: {names}</source>
            <translation>电子签名有效：{names}</translation>
        </message>
        <message>
            <source>Signature not valid: {names}</source>
            <translation>电子签名无效：{names}</translation>
        </message>
        <message>
            <source>Findings and marks as Excel and CSV, the feedback as Word, to work on with.</source>
            <translation>存在问题和评价结果（Excel、CSV）和反馈文稿（Word），供继续编辑使用。</translation>
        </message>
        <message>
            <source>Save for office</source>
            <translation>另存办公文件</translation>
        </message>
        <message>
            <source>{n} office files are in {folder}; the signed paper stays the original.</source>
            <translation>{n} 个办公文件已保存到 {folder}；以签字盖章的纸质件为准。</translation>
        </message>
        <message>
            <source>Signed in the package: {names}</source>
            <translation>包内已签名：{names}</translation>
        </message>
    </context>
    <context>
        <name>GapList</name>
        <message>
            <source>Nothing stands in the way.</source>
            <translation>没有妨碍签字的事项。</translation>
        </message>
        <message>
            <source>Settle</source>
            <translation>去处理</translation>
        </message>
        <message>
            <source>Settle {what}</source>
            <translation>去处理：{what}</translation>
        </message>
        <message>
            <source>{n} more</source>
            <translation>另有{n}条</translation>
        </message>
        <message>
            <source>unchecked</source>
            <translation>未查</translation>
        </message>
        <message>
            <source>still to verify</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>no finding written down</source>
            <translation>不达标，未写问题</translation>
        </message>
        <message>
            <source>finding without evidence</source>
            <translation>问题没有佐证</translation>
        </message>
        <message>
            <source>finding without a place</source>
            <translation>问题没有地点</translation>
        </message>
        <message>
            <source>no rectification asked</source>
            <translation>问题未写整改要求</translation>
        </message>
        <message>
            <source>N/A: the leader approves by signing</source>
            <translation>不适用，由组长签字认可</translation>
        </message>
        <message>
            <source>mark and figures disagree</source>
            <translation>结果与数据不一致</translation>
        </message>
        <message>
            <source>figures are missing</source>
            <translation>缺少数据</translation>
        </message>
        <message>
            <source>veto: no declaration yet</source>
            <translation>一票否决：未声明</translation>
        </message>
        <message>
            <source>veto: office check is missing</source>
            <translation>一票否决：主管部门未核查</translation>
        </message>
        <message>
            <source>veto found: the flow stops</source>
            <translation>否决项成立：流程终止</translation>
        </message>
        <message>
            <source>veto: no incident counts</source>
            <translation>否决项：所列情形都不计入</translation>
        </message>
        <message>
            <source>veto: an incident counts</source>
            <translation>否决项：所列情形有计入的</translation>
        </message>
        <message>
            <source>Coverage</source>
            <translation>完成情况</translation>
        </message>
        <message>
            <source>photos neither covered nor confirmed</source>
            <translation>照片未遮挡，也未确认无人</translation>
        </message>
        <message>
            <source>met, points left open</source>
            <translation>达标，分项未查完</translation>
        </message>
        <message>
            <source>not failed, yet has a finding</source>
            <translation>非不达标，却留有问题</translation>
        </message>
        <message>
            <source>no first meeting recorded</source>
            <translation>没有首次会议的记录</translation>
        </message>
        <message>
            <source>no last meeting recorded</source>
            <translation>没有末次会议的记录</translation>
        </message>
        <message>
            <source>figures without a source</source>
            <translation>数据没有出处，也没有资料照片</translation>
        </message>
    </context>
    <context>
        <name>GapText</name>
        <message>
            <source>Less</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>Full text</source>
            <translation>全文</translation>
        </message>
    </context>
    <context>
        <name>GuidanceBox</name>
        <message>
            <source>The district's reading</source>
            <translation>口径说明</translation>
        </message>
        <message>
            <source>How this clause is read in the district</source>
            <translation>本区对这一条的口径</translation>
        </message>
        <message>
            <source>Issued by</source>
            <translation>发布单位</translation>
        </message>
        <message>
            <source>Issued on (2024-03-15)</source>
            <translation>日期（2024-03-15）</translation>
        </message>
        <message>
            <source>Keep reading</source>
            <translation>保存口径</translation>
        </message>
        <message>
            <source>Open the workspace to write one; it is kept there.</source>
            <translation>打开工作区后才能填写，口径保存在工作区中。</translation>
        </message>
        <message>
            <source>None yet. It stands beside the text as issued and never changes it. Visits keep the reading they were given.</source>
            <translation>尚无。口径列在原文旁边，不改动原文；检查沿用新建时的口径。</translation>
        </message>
        <message>
            <source>no day given</source>
            <translation>未写日期</translation>
        </message>
        <message>
            <source>{issuer}, {day}; for all clauses of this standard.</source>
            <translation>{issuer}，{day}；发布单位和日期对本标准各条相同。</translation>
        </message>
        <message>
            <source>Say who issued the reading.</source>
            <translation>请填写发布单位。</translation>
        </message>
        <message>
            <source>There is nothing to keep.</source>
            <translation>没有可保存的内容。</translation>
        </message>
        <message>
            <source>The day must be written like 2024-03-15.</source>
            <translation>日期请写成 2024-03-15 的形式。</translation>
        </message>
        <message>
            <source>The reading is longer than {n} characters.</source>
            <translation>口径超过 {n} 字，请缩短。</translation>
        </message>
    </context>
    <context>
        <name>HeadForm</name>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>标识</translation>
        </message>
        <message>
            <source>Issued by</source>
            <translation>发布机关</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>Small letters, digits, hyphens; the same id makes it an edition of the same</source>
            <translation>小写字母、数字、短横；标识相同即为同一标准的另一版本</translation>
        </message>
    </context>
    <context>
        <name>HostForm</name>
        <message>
            <source>The head</source>
            <translation>负责人</translation>
        </message>
        <message>
            <source>A deputy</source>
            <translation>受委托人</translation>
        </message>
        <message>
            <source>Who opens it for the facility</source>
            <translation>机构主持人</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Office held</source>
            <translation>职务</translation>
        </message>
        <message>
            <source>Why a deputy stands in</source>
            <translation>委托原因，例如“院长外出开会”</translation>
        </message>
    </context>
    <context>
        <name>ImportDetail</name>
        <message>
            <source>Nothing was guessed; publish it, or go back and leave it.</source>
            <translation>没有推断的内容；可以发布，也可以返回放弃。</translation>
        </message>
    </context>
    <context>
        <name>ImportPane</name>
        <message>
            <source>Office file</source>
            <translation>办公文件</translation>
        </message>
        <message>
            <source>A .docx or .xlsx file</source>
            <translation>.docx 或 .xlsx 文件</translation>
        </message>
        <message>
            <source>Cancel reading</source>
            <translation>取消读取</translation>
        </message>
        <message>
            <source>Rows to show</source>
            <translation>显示哪些行</translation>
        </message>
        <message>
            <source>Rows of the draft</source>
            <translation>草稿各行</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Macros and links are never run or followed. Nothing is kept before you publish.</source>
            <translation>宏不运行，链接不打开；发布之前不保存任何内容。</translation>
        </message>
        <message>
            <source>Import a standard from Word or Excel</source>
            <translation>从 Word 或 Excel 导入标准</translation>
        </message>
        <message>
            <source>Undo last</source>
            <translation>撤销上一步</translation>
        </message>
        <message>
            <source>Accept all proposals</source>
            <translation>采用全部建议</translation>
        </message>
        <message>
            <source>Unknown texts as notes</source>
            <translation>不明文字作附注</translation>
        </message>
        <message>
            <source>The whole file</source>
            <translation>整个文件</translation>
        </message>
        <message>
            <source>Choose the office file</source>
            <translation>选择办公文件</translation>
        </message>
        <message>
            <source>Word and Excel (*.docx *.xlsx);;All files (*)</source>
            <translation>Word 和 Excel (*.docx *.xlsx);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Reading was cancelled; nothing was imported.</source>
            <translation>已取消读取，未导入任何内容。</translation>
        </message>
        <message>
            <source>Open the workspace to publish into it.</source>
            <translation>打开工作区后才能发布。</translation>
        </message>
        <message>
            <source>{title} · {edition}: a workbook that this program exported, whole.</source>
            <translation>{title} · {edition}：本程序导出的工作簿，内容完整。</translation>
        </message>
        <message>
            <source>Say on the right what the columns hold; then the rows appear here.</source>
            <translation>请在右侧说明各栏的含义，之后这里会列出各行。</translation>
        </message>
        <message>
            <source>{n} rows are not understood yet; say what they are, or drop them.</source>
            <translation>还有 {n} 行未识别，未发布任何内容；请逐行说明类别，或去掉。</translation>
        </message>
    </context>
    <context>
        <name>Incidents</name>
        <message>
            <source>Add an incident</source>
            <translation>添加情形</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日</translation>
        </message>
        <message>
            <source>What, and by which document</source>
            <translation>情况和依据文件</translation>
        </message>
        <message>
            <source>What, and by which document; no names of persons</source>
            <translation>写明情况和依据文件，不写人名</translation>
        </message>
        <message>
            <source>Grade not appraised</source>
            <translation>未定级</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Responsibility not appraised</source>
            <translation>未定责</translation>
        </message>
        <message>
            <source>Responsibility</source>
            <translation>责任程度</translation>
        </message>
        <message>
            <source>Other circumstances</source>
            <translation>其他情形</translation>
        </message>
        <message>
            <source>Keep the incident</source>
            <translation>保存情形</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Remove {incident}</source>
            <translation>删除 {incident}</translation>
        </message>
    </context>
    <context>
        <name>IntakeBar</name>
        <message>
            <source>Photos taken in</source>
            <translation>已导入的照片</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Continue the import</source>
            <translation>继续导入</translation>
        </message>
        <message>
            <source>Import a folder, a card or a phone…</source>
            <translation>导入文件夹、存储卡或手机…</translation>
        </message>
        <message>
            <source>Watch a folder…</source>
            <translation>监视文件夹…</translation>
        </message>
        <message>
            <source>Tray {count}</source>
            <translation>待归类 {count}</translation>
        </message>
        <message>
            <source>Tray: {count} photos wait for a clause</source>
            <translation>待归类：{count} 张照片尚未归入条款</translation>
        </message>
        <message>
            <source>Folder to import</source>
            <translation>要导入的文件夹</translation>
        </message>
        <message>
            <source>Folder to watch</source>
            <translation>要监视的文件夹</translation>
        </message>
        <message>
            <source>Stop watching</source>
            <translation>停止监视</translation>
        </message>
        <message>
            <source>Watching {folder}: new photos come into the tray.</source>
            <translation>正在监视 {folder}：新照片自动进入待归类。</translation>
        </message>
        <message>
            <source>Import photos by slate… (Ctrl+I)</source>
            <translation>按场记牌导入照片…（Ctrl+I）</translation>
        </message>
        <message>
            <source>More ways to take in</source>
            <translation>更多导入方式</translation>
        </message>
        <message>
            <source>Show the slate for this clause (F9)</source>
            <translation>显示本条场记牌（F9）</translation>
        </message>
        <message>
            <source>Photograph it, and the photos after it find this clause by themselves</source>
            <translation>先拍下场记牌，之后的照片导入时自动归到本条</translation>
        </message>
        <message>
            <source>All evidence of the visit, checked…</source>
            <translation>全部佐证核对…</translation>
        </message>
        <message>
            <source>Photograph with this laptop's camera…</source>
            <translation>用本机摄像头拍照…</translation>
        </message>
    </context>
    <context>
        <name>KeptTyping</name>
        <message>
            <source>Not saved before the program ended</source>
            <translation>程序结束前未保存的内容</translation>
        </message>
        <message>
            <source>This stood in fields when the window was locked. Copy what you need.</source>
            <translation>窗口锁定时，输入框中有以下内容；请复制需要的部分。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Done, forget it</source>
            <translation>已处理，不再保留</translation>
        </message>
    </context>
    <context>
        <name>KeyHistory</name>
        <message>
            <source>Ledger of keys</source>
            <translation>密钥台账</translation>
        </message>
        <message>
            <source>Folder for the table</source>
            <translation>表格存放的文件夹</translation>
        </message>
        <message>
            <source>Save as CSV</source>
            <translation>另存为 CSV</translation>
        </message>
        <message>
            <source>Who had which key when</source>
            <translation>何人何时持有哪把密钥</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>What</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Laptop</source>
            <translation>电脑</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>使用人</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>List or file no.</source>
            <translation>名单或文件编号</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>有效至</translation>
        </message>
        <message>
            <source>Laptop's id</source>
            <translation>电脑编号</translation>
        </message>
        <message>
            <source>Certificate</source>
            <translation>证书序列号</translation>
        </message>
        <message>
            <source>Number of the key</source>
            <translation>密钥核对码</translation>
        </message>
        <message>
            <source>{file} is saved.</source>
            <translation>已保存 {file}。</translation>
        </message>
    </context>
    <context>
        <name>KeyLaptops</name>
        <message>
            <source>Laptops</source>
            <translation>笔记本电脑</translation>
        </message>
        <message>
            <source>No laptop is enrolled yet.</source>
            <translation>还没有登记任何电脑。</translation>
        </message>
        <message>
            <source>Laptop</source>
            <translation>电脑</translation>
        </message>
        <message>
            <source>Holder</source>
            <translation>使用人</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Valid until</source>
            <translation>有效至</translation>
        </message>
        <message>
            <source>Lists until</source>
            <translation>名单有效至</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>密钥核对码</translation>
        </message>
        <message>
            <source>Enrolled</source>
            <translation>发证日期</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>吊销</translation>
        </message>
        <message>
            <source>To enrol it again, it makes a request with a new key.</source>
            <translation>要重新登记，请让这台电脑选“换用新密钥续期”生成申请。</translation>
        </message>
        <message>
            <source>Who has this laptop</source>
            <translation>这台电脑的使用人</translation>
        </message>
        <message>
            <source>Enter holder</source>
            <translation>登记使用人</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Remark (for the ledger)</source>
            <translation>说明（记入台账）</translation>
        </message>
        <message>
            <source>Revoke certificate</source>
            <translation>吊销证书</translation>
        </message>
        <message>
            <source>Lost, left, replaced: from now on its packages are refused. What it delivered before stays, by its receipt. This cannot be taken back.</source>
            <translation>遗失、离岗、换机时吊销：此后它的数据包一律拒收；此前已送达的以回执为准，不受影响。吊销不能撤回。</translation>
        </message>
        <message>
            <source>Revoking</source>
            <translation>吊销</translation>
        </message>
        <message>
            <source>The holder of {name} is entered in the ledger.</source>
            <translation>“{name}”的使用人已记入台账。</translation>
        </message>
        <message>
            <source>The certificate of {name} is revoked; write the trust file for the other laptops.</source>
            <translation>“{name}”的证书已吊销；请到“办公室密钥”写出信任包，发给其他电脑。</translation>
        </message>
        <message>
            <source>Void with its authority</source>
            <translation>随签发证书作废</translation>
        </message>
    </context>
    <context>
        <name>KeyLine</name>
        <message>
            <source>Point: 1 met  2 not met  3 not applicable  0 clear  ↑↓ point</source>
            <translation>分项：1 达标  2 不达标  3 不适用  0 清除  ↑↓ 分项</translation>
        </message>
        <message>
            <source>List: ↑↓ choose  Enter open</source>
            <translation>列表：↑↓ 选择  回车 打开</translation>
        </message>
        <message>
            <source>Finding: Enter or Ctrl+Enter keep  Shift+Enter new line  Tab phrase or next field  Alt+↓ phrases</source>
            <translation>问题说明：回车或 Ctrl+回车 保存  Shift+回车 换行  Tab 常用语或下一栏  Alt+↓ 常用语</translation>
        </message>
        <message>
            <source>Finding: Enter or Ctrl+Enter keep  Tab next field</source>
            <translation>问题说明：回车或 Ctrl+回车 保存  Tab 下一栏</translation>
        </message>
        <message>
            <source>Figure: Tab next field  Ctrl+Enter take the proposal</source>
            <translation>数据：Tab 下一栏  Ctrl+回车 采用建议</translation>
        </message>
        <message>
            <source>Field: Enter keep  Tab next field</source>
            <translation>填写：回车 保存  Tab 下一栏</translation>
        </message>
        <message>
            <source>Field: Tab next field</source>
            <translation>填写：Tab 下一栏</translation>
        </message>
        <message>
            <source>Esc back to the clause</source>
            <translation>Esc 回到条款</translation>
        </message>
        <message>
            <source>Clause: 1 met  2 not met  3 not applicable  4 to verify  0 clear  ↑↓ clause</source>
            <translation>条款：1 达标  2 不达标  3 不适用  4 待核实  0 清除  ↑↓ 条款</translation>
        </message>
        <message>
            <source>Enter points  N next open  F5 room or indicator  F8 filter  F1 all keys</source>
            <translation>回车 分项  N 下一条待办  F5 房间／指标  F8 筛选  F1 全部按键</translation>
        </message>
        <message>
            <source>Button: Enter or Space press  Tab next</source>
            <translation>按钮：回车或空格 按下  Tab 下一个</translation>
        </message>
        <message>
            <source>Frozen, to read only: ↑↓ clause  F5 room or indicator  F8 filter  F1 all keys</source>
            <translation>已定稿，只供查看：↑↓ 条款  F5 房间／指标  F8 筛选  F1 全部按键</translation>
        </message>
    </context>
    <context>
        <name>KeyList</name>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>KeyNames</name>
        <message>
            <source>Enter</source>
            <translation>回车</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Backspace</source>
            <translation>退格</translation>
        </message>
        <message>
            <source>PgUp</source>
            <translation>上翻页</translation>
        </message>
        <message>
            <source>PgDn</source>
            <translation>下翻页</translation>
        </message>
    </context>
    <context>
        <name>KeyOffice</name>
        <message>
            <source>Keys of this office</source>
            <translation>本办公室的密钥</translation>
        </message>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>Write trust file</source>
            <translation>写出信任包</translation>
        </message>
        <message>
            <source>For every laptop: newest revocation lists, the district's standards and readings. Carry it round once a month, and after every revocation.</source>
            <translation>发给每台电脑：最新的吊销名单、本区县的标准和口径说明。每月发一次；每次吊销后也要发。</translation>
        </message>
        <message>
            <source>Trust file for all laptops</source>
            <translation>发给所有电脑的信任包</translation>
        </message>
        <message>
            <source>Stick with root-key.json</source>
            <translation>存有 root-key.json 的U盘</translation>
        </message>
        <message>
            <source>Passphrase of the root key</source>
            <translation>根密钥的口令</translation>
        </message>
        <message>
            <source>Renew district's certificate</source>
            <translation>更换区县签发证书</translation>
        </message>
        <message>
            <source>Renew root's list</source>
            <translation>更新根证书的吊销名单</translation>
        </message>
        <message>
            <source>Only when a line above says so: take the stick out of the safe, renew, lock it away again. Then back up the desk and write the trust file for all laptops.</source>
            <translation>上方有提示时才需要：从保险柜取出U盘，更换后锁回；随后备份收件台，并给所有电脑写出信任包。</translation>
        </message>
        <message>
            <source>With the root key</source>
            <translation>需要根密钥的操作</translation>
        </message>
        <message>
            <source>Number of the office</source>
            <translation>办公室核对码</translation>
        </message>
        <message>
            <source>District's certificate</source>
            <translation>区县签发证书</translation>
        </message>
        <message>
            <source>No. {number}, until {day} (renewed by itself)</source>
            <translation>第 {number} 号，有效至 {day}（自动更新）</translation>
        </message>
        <message>
            <source>Revocation list</source>
            <translation>吊销名单</translation>
        </message>
        <message>
            <source>Root's list</source>
            <translation>根证书吊销名单</translation>
        </message>
        <message>
            <source>nobody: packages are not encrypted</source>
            <translation>无：数据包不加密</translation>
        </message>
        <message>
            <source>Packages open for</source>
            <translation>可打开数据包的</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>有效至 {day}</translation>
        </message>
        <message>
            <source>{file} (No. {number}) is written; every laptop reads it under Certificate.</source>
            <translation>{file}（编号 {number}）已写出；各台电脑在“本机证书”处读取。</translation>
        </message>
        <message>
            <source>The district's certificate is renewed; back up the desk now.</source>
            <translation>区县签发证书已更换；请立即备份收件台。</translation>
        </message>
        <message>
            <source>The root's list is renewed for five years.</source>
            <translation>根证书的吊销名单已更新，五年有效。</translation>
        </message>
        <message>
            <source>Revoke district's certificate…</source>
            <translation>吊销区县签发证书…</translation>
        </message>
        <message>
            <source>The former certificate is revoked. Back up the desk, write the trust file for all laptops, and enrol every laptop anew.</source>
            <translation>原证书已吊销。请备份收件台、写出信任包，并为每台电脑重新登记。</translation>
        </message>
    </context>
    <context>
        <name>KeyWords</name>
        <message>
            <source>Valid</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>Ends soon</source>
            <translation>即将到期</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>已到期</translation>
        </message>
        <message>
            <source>Revoked</source>
            <translation>已吊销</translation>
        </message>
        <message>
            <source>Lost or stolen</source>
            <translation>遗失或被盗</translation>
        </message>
        <message>
            <source>Evaluator has left</source>
            <translation>评价员离岗</translation>
        </message>
        <message>
            <source>Replaced</source>
            <translation>已更换</translation>
        </message>
        <message>
            <source>Out of use</source>
            <translation>停用报废</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>Desk's keys made</source>
            <translation>建立密钥</translation>
        </message>
        <message>
            <source>Enrolled</source>
            <translation>登记发证</translation>
        </message>
        <message>
            <source>Renewed</source>
            <translation>续期换证</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>换人使用</translation>
        </message>
        <message>
            <source>Trust file written</source>
            <translation>写出信任包</translation>
        </message>
        <message>
            <source>Root's list renewed</source>
            <translation>更新根证书吊销名单</translation>
        </message>
        <message>
            <source>District's certificate renewed</source>
            <translation>更换区县签发证书</translation>
        </message>
        <message>
            <source>Numbers taken over</source>
            <translation>补编号和吊销记录</translation>
        </message>
        <message>
            <source>Recipients set</source>
            <translation>设定可打开数据包的人</translation>
        </message>
        <message>
            <source>Certificate revoked</source>
            <translation>吊销证书</translation>
        </message>
        <message>
            <source>District's certificate revoked</source>
            <translation>吊销区县签发证书</translation>
        </message>
        <message>
            <source>Decryption key written on paper</source>
            <translation>写出解密密钥备用单</translation>
        </message>
        <message>
            <source>Decryption key taken over from paper</source>
            <translation>从备用单接管解密密钥</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Mark the chosen clause</source>
            <translation>给所选条款记结果</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Go</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Clause before</source>
            <translation>上一条</translation>
        </message>
        <message>
            <source>Clause after</source>
            <translation>下一条</translation>
        </message>
        <message>
            <source>Indicator or room before</source>
            <translation>上一个指标或房间</translation>
        </message>
        <message>
            <source>Indicator or room after</source>
            <translation>下一个指标或房间</translation>
        </message>
        <message>
            <source>Into the points of the clause</source>
            <translation>进入本条的要点</translation>
        </message>
        <message>
            <source>Among the points: mark, move, back to the clause</source>
            <translation>在要点中：记结果、移动、回到条款</translation>
        </message>
        <message>
            <source>List, clauses, photos and finding</source>
            <translation>清单、条款、照片与问题</translation>
        </message>
        <message>
            <source>Out of a field</source>
            <translation>离开输入框</translation>
        </message>
        <message>
            <source>List and filter</source>
            <translation>清单与筛选</translation>
        </message>
        <message>
            <source>By room or by indicator, at the same clause</source>
            <translation>按房间或按指标，停在同一条</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>房间</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Only open</source>
            <translation>只看待办</translation>
        </message>
        <message>
            <source>Only not met</source>
            <translation>只看不达标</translation>
        </message>
        <message>
            <source>Mine</source>
            <translation>我的</translation>
        </message>
        <message>
            <source>No filter</source>
            <translation>取消筛选</translation>
        </message>
        <message>
            <source>About the clause</source>
            <translation>关于本条</translation>
        </message>
        <message>
            <source>Derivation</source>
            <translation>推导</translation>
        </message>
        <message>
            <source>Same look</source>
            <translation>同一观察</translation>
        </message>
        <message>
            <source>What is said about it</source>
            <translation>本条说明</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史记录</translation>
        </message>
        <message>
            <source>Paste a photo</source>
            <translation>粘贴照片</translation>
        </message>
        <message>
            <source>Other pages</source>
            <translation>其他页面</translation>
        </message>
        <message>
            <source>Day plan and blank checklist</source>
            <translation>日程表与空白检查表</translation>
        </message>
        <message>
            <source>Enter a paper list</source>
            <translation>录入纸质检查表</translation>
        </message>
        <message>
            <source>Check before departure</source>
            <translation>出发前检查</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>本清单</translation>
        </message>
        <message>
            <source>All evidence of the visit</source>
            <translation>本次检查的全部佐证</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>照片</translation>
        </message>
        <message>
            <source>Slate to photograph</source>
            <translation>场记牌（供拍照）</translation>
        </message>
        <message>
            <source>QR clock</source>
            <translation>二维码时钟</translation>
        </message>
        <message>
            <source>Import photos by slate</source>
            <translation>按场记牌导入照片</translation>
        </message>
        <message>
            <source>In the tray: send to this clause, look</source>
            <translation>在待归类中：归入当前条目、查看</translation>
        </message>
        <message>
            <source>Tray</source>
            <translation>待归类</translation>
        </message>
        <message>
            <source>After undo: back to where I was</source>
            <translation>撤销后回到原处</translation>
        </message>
        <message>
            <source>Take what the figures propose</source>
            <translation>采用数据给出的建议</translation>
        </message>
        <message>
            <source>First and last meeting: who is here</source>
            <translation>首次会议、末次会议：签到</translation>
        </message>
        <message>
            <source>Next open: unchecked first, then to verify</source>
            <translation>下一条待办：先未查，后待核实</translation>
        </message>
        <message>
            <source>Open before: unchecked first, then to verify</source>
            <translation>上一条待办：先未查，后待核实</translation>
        </message>
    </context>
    <context>
        <name>KeysCard</name>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>The request is in {file}.</source>
            <translation>申请已写入 {file}。</translation>
        </message>
        <message>
            <source>There is no trust file in this folder.</source>
            <translation>这个文件夹里没有信任包。</translation>
        </message>
        <message>
            <source>Nothing was trusted; ask the office for another file.</source>
            <translation>没有信任任何文件；请向办公室要新的文件。</translation>
        </message>
        <message>
            <source>The trust file is taken over.</source>
            <translation>信任包已装入。</translation>
        </message>
    </context>
    <context>
        <name>KeysPanel</name>
        <message>
            <source>This laptop has no certificate yet; packages cannot be signed.</source>
            <translation>本机还没有证书，不能签名打包。</translation>
        </message>
        <message>
            <source>Name of this laptop, e.g. field group 2</source>
            <translation>本机名称，如：现场第2组</translation>
        </message>
        <message>
            <source>Name of this laptop</source>
            <translation>本机名称</translation>
        </message>
        <message>
            <source>Make key and request</source>
            <translation>生成密钥和申请</translation>
        </message>
        <message>
            <source>The request is made. Read this number to the office on the telephone:</source>
            <translation>申请已生成。请打电话向收件机关读出核对码：</translation>
        </message>
        <message>
            <source>Write request again</source>
            <translation>重新写出申请</translation>
        </message>
        <message>
            <source>Certificate of {office}, valid until {day}</source>
            <translation>{office}签发的证书，有效至{day}</translation>
        </message>
        <message>
            <source>Laptop's key</source>
            <translation>本机核对码</translation>
        </message>
        <message>
            <source>Lists until</source>
            <translation>吊销名单至</translation>
        </message>
        <message>
            <source>Trust file of {office}. Ask the office for its number and compare:</source>
            <translation>{office}的信任包。请向该机关询问核对码，逐位核对：</translation>
        </message>
        <message>
            <source>The numbers are the same</source>
            <translation>核对一致</translation>
        </message>
        <message>
            <source>They differ</source>
            <translation>不一致</translation>
        </message>
        <message>
            <source>Look for trust file</source>
            <translation>查找信任包</translation>
        </message>
        <message>
            <source>Trust file</source>
            <translation>信任包</translation>
        </message>
        <message>
            <source>No. {n}</source>
            <translation>编号 {n}</translation>
        </message>
        <message>
            <source>{office} has revoked the certificate; call the office.</source>
            <translation>{office}已吊销本机证书，请联系办公室。</translation>
        </message>
        <message>
            <source>Certificate of {office} ended on {day}; renew it.</source>
            <translation>{office}签发的证书已于 {day} 到期，请续期。</translation>
        </message>
        <message>
            <source>Certificate of {office} ends on {day} ({days} days); renew it.</source>
            <translation>{office}签发的证书 {day} 到期（还有 {days} 天），请续期。</translation>
        </message>
        <message>
            <source>Standards installed: {titles}</source>
            <translation>已装入标准：{titles}</translation>
        </message>
        <message>
            <source>The district's readings of {n} standards are taken over.</source>
            <translation>已更新 {n} 份标准的口径说明。</translation>
        </message>
        <message>
            <source>Not installed, another text is here under the same edition: {titles}</source>
            <translation>未装入（本机同一版本下已有另一文本，请与区县核对）：{titles}</translation>
        </message>
        <message>
            <source>A new key waits for its certificate. Read its number to the office:</source>
            <translation>新密钥正等待证书。请把核对码念给办公室：</translation>
        </message>
        <message>
            <source>Renewal: a request goes to the office on the stick, a trust file comes back.</source>
            <translation>续期：申请随U盘交给办公室，再带回信任包。</translation>
        </message>
        <message>
            <source>Renew</source>
            <translation>续期</translation>
        </message>
        <message>
            <source>With a new key it can be enrolled again.</source>
            <translation>换用新密钥后可以重新登记。</translation>
        </message>
        <message>
            <source>Renew with a new key</source>
            <translation>换用新密钥续期</translation>
        </message>
        <message>
            <source>Key on a hardware token …</source>
            <translation>密钥放在硬件令牌上…</translation>
        </message>
        <message>
            <source>It signs only while the token is plugged in, with its PIN; it is not copied.</source>
            <translation>只有插着令牌并输入 PIN 码才能签名，密钥无法复制。</translation>
        </message>
    </context>
    <context>
        <name>LastMarkLine</name>
        <message>
            <source>Last time ({day}) {verdict}</source>
            <translation>上次（{day}）{verdict}</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>{head}: {what}</source>
            <translation>{head}：{what}</translation>
        </message>
        <message>
            <source> (the clause has been reworded since)</source>
            <translation>（条款文字此后已修改）</translation>
        </message>
    </context>
    <context>
        <name>Ledgers</name>
        <message>
            <source>Not started</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>进行中</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>已停止</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>soft</source>
            <translation>软性</translation>
        </message>
        <message>
            <source>hard</source>
            <translation>刚性</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>County authority</source>
            <translation>县级</translation>
        </message>
        <message>
            <source>Province authority</source>
            <translation>省级</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>达到</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>未达到</translation>
        </message>
        <message>
            <source>Cannot be computed</source>
            <translation>无法计算</translation>
        </message>
        <message>
            <source>A person judges</source>
            <translation>由人判断</translation>
        </message>
        <message>
            <source>No figures</source>
            <translation>未填报</translation>
        </message>
        <message>
            <source>The area is of another region: it does not count.</source>
            <translation>该地区属于另一类地区，不计入这项目标。</translation>
        </message>
        <message>
            <source>The document gives no list of regions; enter the region of this area.</source>
            <translation>文件未给出地区名单，本单位也未填写该地区的类别。</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>Partly done</source>
            <translation>部分完成</translation>
        </message>
        <message>
            <source>Done late</source>
            <translation>逾期完成</translation>
        </message>
        <message>
            <source>Missed</source>
            <translation>逾期未完成</translation>
        </message>
        <message>
            <source>Under the duty</source>
            <translation>任务内</translation>
        </message>
        <message>
            <source>Exempt</source>
            <translation>豁免</translation>
        </message>
        <message>
            <source>Boundary case</source>
            <translation>临界情形</translation>
        </message>
        <message>
            <source>Figures missing</source>
            <translation>数据不全</translation>
        </message>
        <message>
            <source>East</source>
            <translation>东部</translation>
        </message>
        <message>
            <source>Central</source>
            <translation>中部</translation>
        </message>
        <message>
            <source>West</source>
            <translation>西部</translation>
        </message>
        <message>
            <source>Ahead</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后一日</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>已过</translation>
        </message>
        <message>
            <source>in time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>on the last day</source>
            <translation>最后一日</translation>
        </message>
        <message>
            <source>late</source>
            <translation>逾期</translation>
        </message>
    </context>
    <context>
        <name>LedgersScreen</name>
        <message>
            <source>Open the desk</source>
            <translation>打开收件台</translation>
        </message>
        <message>
            <source>The ledgers belong to the desk of the district. Open the desk first.</source>
            <translation>台账存放在区里的收件台中，请先打开收件台。</translation>
        </message>
        <message>
            <source>No desk is open</source>
            <translation>收件台尚未打开</translation>
        </message>
        <message>
            <source>Ledgers</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Sizes and regions</source>
            <translation>规模与地区</translation>
        </message>
        <message>
            <source>Folder for the papers</source>
            <translation>存放表格的文件夹</translation>
        </message>
        <message>
            <source>Look at the paper</source>
            <translation>查看表格</translation>
        </message>
        <message>
            <source>Save PDF</source>
            <translation>保存 PDF</translation>
        </message>
        <message>
            <source>As of {day}</source>
            <translation>截至 {day}</translation>
        </message>
        <message>
            <source>Saved; earlier entries stay in the history.</source>
            <translation>已保存；以前的记录仍然保留。</translation>
        </message>
        <message>
            <source>Choose the folder for the papers first.</source>
            <translation>请先选择存放表格的文件夹。</translation>
        </message>
        <message>
            <source>{file} is in {folder}.</source>
            <translation>{file} 已保存到 {folder}。</translation>
        </message>
        <message>
            <source>Task ledger</source>
            <translation>任务台账</translation>
        </message>
        <message>
            <source>Yearly duties</source>
            <translation>年度职责</translation>
        </message>
        <message>
            <source>Community hospitals</source>
            <translation>社区医院计划</translation>
        </message>
        <message>
            <source>Save table (CSV)</source>
            <translation>保存数据表（CSV）</translation>
        </message>
        <message>
            <source>Re-checks</source>
            <translation>复核</translation>
        </message>
        <message>
            <source>Save table (Excel)</source>
            <translation>保存表格（Excel）</translation>
        </message>
    </context>
    <context>
        <name>LineEditor</name>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2021-09-15</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
    </context>
    <context>
        <name>MarkLine</name>
        <message>
            <source>Show marks</source>
            <translation>看标记栏</translation>
        </message>
        <message>
            <source>saving …</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>saved</source>
            <translation>已保存</translation>
        </message>
    </context>
    <context>
        <name>Measurement</name>
        <message>
            <source>Source of the figures</source>
            <translation>数据来源</translation>
        </message>
        <message>
            <source>document, system, page…</source>
            <translation>文件、系统、页码…</translation>
        </message>
    </context>
    <context>
        <name>MeetingClock</name>
        <message>
            <source>The meeting begins now</source>
            <translation>会议现在开始</translation>
        </message>
        <message>
            <source>Begin anew</source>
            <translation>重新记开始时间</translation>
        </message>
        <message>
            <source>Not begun yet</source>
            <translation>尚未开始</translation>
        </message>
        <message>
            <source>One touch records the time; the clock of the visit starts.</source>
            <translation>按一下记下时间，检查从此刻计时。</translation>
        </message>
        <message>
            <source>Begun {time}</source>
            <translation>{time} 开始</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min ago</source>
            <translation>已过 {hours} 小时 {minutes} 分</translation>
        </message>
        <message>
            <source>The clock of the computer now shows an earlier time.</source>
            <translation>电脑时钟现在显示的时间比开始时间还早。</translation>
        </message>
        <message>
            <source>One touch records the time. Record it before the visit is finished; afterwards the sheet can only be printed.</source>
            <translation>按一下记下时间。请在“结束检查”之前登记，之后只能打印签到表。</translation>
        </message>
    </context>
    <context>
        <name>MeetingsScreen</name>
        <message>
            <source>First meeting</source>
            <translation>首次会议</translation>
        </message>
        <message>
            <source>Last meeting</source>
            <translation>末次会议</translation>
        </message>
        <message>
            <source>Which meeting</source>
            <translation>哪次会议</translation>
        </message>
        <message>
            <source>Back to marking</source>
            <translation>返回检查</translation>
        </message>
        <message>
            <source>Sign-in sheet</source>
            <translation>签到表</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Meetings</source>
            <translation>会议签到</translation>
        </message>
        <message>
            <source>Who is here. Telephone numbers are not asked for.</source>
            <translation>到会人员（不登记电话）</translation>
        </message>
        <message>
            <source>Who opens it for the facility</source>
            <translation>机构主持人</translation>
        </message>
        <message>
            <source>The visit is closed; both lists stay as they are and can be printed.</source>
            <translation>检查已经结束，两次会议的名单不再改动，仍可打印。</translation>
        </message>
        <message>
            <source>Saved. Ctrl+Z on the marking page takes it back.</source>
            <translation>已保存。在检查页面按 Ctrl+Z 可以撤销。</translation>
        </message>
        <message>
            <source>Sign-in sheet of both meetings</source>
            <translation>首次会议、末次会议签到表</translation>
        </message>
        <message>
            <source>Back to closing</source>
            <translation>返回结束检查</translation>
        </message>
    </context>
    <context>
        <name>Members</name>
        <message>
            <source>One more person</source>
            <translation>再加一人</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Specialty</source>
            <translation>专业</translation>
        </message>
        <message>
            <source>Employer</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Leads</source>
            <translation>组长</translation>
        </message>
        <message>
            <source>Remove person</source>
            <translation>去掉此人</translation>
        </message>
        <message>
            <source>Nobody covers: {names}. This is a notice only.</source>
            <translation>尚无人覆盖：{names}（只作提示）。</translation>
        </message>
    </context>
    <context>
        <name>Message</name>
        <message>
            <source>Close message</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <source>At most {limit} characters fit here; what goes beyond was not taken.</source>
            <translation>这里最多填 {limit} 字，超出的部分没有填入。</translation>
        </message>
        <message>
            <source>Way on</source>
            <translation>前往</translation>
        </message>
    </context>
    <context>
        <name>Navigation</name>
        <message>
            <source>Visits</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>收件台</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Open the workspace</source>
            <translation>打开工作区</translation>
        </message>
        <message>
            <source>Ledgers</source>
            <translation>台账</translation>
        </message>
    </context>
    <context>
        <name>NewVisitFacility</name>
        <message>
            <source>List of facilities …</source>
            <translation>机构名单…</translation>
        </message>
        <message>
            <source>Type a name or code: {count} facilities are known.</source>
            <translation>输入名称或代码，可从 {count} 家已知机构中选。</translation>
        </message>
        <message>
            <source>A name is enough; a list makes the rest faster.</source>
            <translation>填机构名称即可开始；读入名单后其余自动填好。</translation>
        </message>
        <message>
            <source>from the list</source>
            <translation>取自名单</translation>
        </message>
        <message>
            <source>from an earlier visit</source>
            <translation>取自以往检查</translation>
        </message>
        <message>
            <source>never visited from this computer</source>
            <translation>本机没有检查过</translation>
        </message>
        <message>
            <source>last visit {day}</source>
            <translation>上次检查 {day}</translation>
        </message>
    </context>
    <context>
        <name>NewVisitScreen</name>
        <message>
            <source>Begin visit</source>
            <translation>开始检查</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>New visit</source>
            <translation>新建检查</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>On behalf of</source>
            <translation>派出单位</translation>
        </message>
        <message>
            <source>Day of the visit</source>
            <translation>检查日期</translation>
        </message>
        <message>
            <source>Figures from – to</source>
            <translation>数据期间</translation>
        </message>
        <message>
            <source>Standards</source>
            <translation>评价标准</translation>
        </message>
        <message>
            <source>Visit</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>评价组</translation>
        </message>
        <message>
            <source>The visit needs the name of the facility.</source>
            <translation>请填写机构名称。</translation>
        </message>
        <message>
            <source>Choose at least one standard.</source>
            <translation>请至少选择一个评价标准。</translation>
        </message>
        <message>
            <source>The period of the figures ends before it begins.</source>
            <translation>数据期间的结束日期早于开始日期。</translation>
        </message>
        <message>
            <source>{year} {kind}</source>
            <translation>{year}年度{kind}</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>申报情况</translation>
        </message>
        <message>
            <source>Choose one edition of “{title}”.</source>
            <translation>《{title}》请只选一个版本。</translation>
        </message>
        <message>
            <source>Figures from</source>
            <translation>数据期间起</translation>
        </message>
        <message>
            <source>Figures to</source>
            <translation>数据期间止</translation>
        </message>
        <message>
            <source>Names can be written later; signing needs them, and one who leads.</source>
            <translation>姓名可以以后再填；签字前须填好，并指定组长。</translation>
        </message>
    </context>
    <context>
        <name>OpenBar</name>
        <message>
            <source>Key U</source>
            <translation>按键 U</translation>
        </message>
        <message>
            <source>Next open</source>
            <translation>下一条待办</translation>
        </message>
        <message>
            <source>Key N</source>
            <translation>按键 N</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>List them</source>
            <translation>列出</translation>
        </message>
        <message>
            <source>Nothing is open here</source>
            <translation>本处已查完</translation>
        </message>
        <message>
            <source>{n} not checked yet</source>
            <translation>还有 {n} 条在此未查</translation>
        </message>
        <message>
            <source>{n} not checked here, {m} of them seen in another room only</source>
            <translation>还有 {n} 条在此未查，其中 {m} 条只在别的房间看过</translation>
        </message>
        <message>
            <source>Write finding</source>
            <translation>写问题</translation>
        </message>
        <message>
            <source>{n} not met without a finding</source>
            <translation>{n} 条不达标还没有写问题</translation>
        </message>
        <message>
            <source>{n} to verify</source>
            <translation>{n} 条待核实</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>See them</source>
            <translation>去看</translation>
        </message>
        <message>
            <source>Next room</source>
            <translation>下一间</translation>
        </message>
        <message>
            <source>{n} results lack their basis</source>
            <translation>{n} 条结果缺依据</translation>
        </message>
    </context>
    <context>
        <name>OpenForm</name>
        <message>
            <source>Open the workspace</source>
            <translation>打开工作区</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Use the recovery key</source>
            <translation>用恢复密钥打开</translation>
        </message>
        <message>
            <source>Type the passphrase first.</source>
            <translation>请先输入口令。</translation>
        </message>
    </context>
    <context>
        <name>OutboxPanel</name>
        <message>
            <source>Copy to folder</source>
            <translation>复制到文件夹</translation>
        </message>
        <message>
            <source>Look for receipts</source>
            <translation>查找回执</translation>
        </message>
        <message>
            <source>No package has been made yet.</source>
            <translation>还没有生成数据包。</translation>
        </message>
        <message>
            <source>revision {n} · package digest {digest}</source>
            <translation>第{n}版 · 数据包摘要 {digest}</translation>
        </message>
        <message>
            <source>copied to {folder}</source>
            <translation>已复制到 {folder}</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>已送达</translation>
        </message>
        <message>
            <source>Held at the office</source>
            <translation>收件机关暂存</translation>
        </message>
        <message>
            <source>Conflict at the office</source>
            <translation>收件机关有冲突</translation>
        </message>
        <message>
            <source>Older than at the office</source>
            <translation>早于收件机关已有版本</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>收件机关退回</translation>
        </message>
        <message>
            <source>Copied and compared</source>
            <translation>已核对</translation>
        </message>
        <message>
            <source>Compare again</source>
            <translation>重新核对</translation>
        </message>
        <message>
            <source>Reads the copy back, e.g. after putting the stick in</source>
            <translation>把副本重新读回核对，例如重新插入U盘之后</translation>
        </message>
        <message>
            <source>Copy all {n} that wait</source>
            <translation>复制全部待送（{n}）</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>待送</translation>
        </message>
        <message>
            <source>Copied, not compared</source>
            <translation>已复制，未核对</translation>
        </message>
        <message>
            <source>Sent back for correction</source>
            <translation>已退回</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>Room {n} of {all}</source>
            <translation>第 {n} 间，共 {all} 间</translation>
        </message>
        <message>
            <source>{title} ({n} of {all} clauses)</source>
            <translation>{title}（{n} / {all} 条）</translation>
        </message>
    </context>
    <context>
        <name>PaperDialog</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>打印…</translation>
        </message>
    </context>
    <context>
        <name>PaperRooms</name>
        <message>
            <source>Room numbers on the paper</source>
            <translation>纸质清单的房间序号</translation>
        </message>
        <message>
            <source>Paper counts rooms as now: {rooms} …</source>
            <translation>清单按现在的房间序号：{rooms} …</translation>
        </message>
        <message>
            <source>Printed before rooms were listed: {rooms} …</source>
            <translation>清单在列出房间前打印：{rooms} …</translation>
        </message>
        <message>
            <source>Printed with the list of {at}: {rooms} …</source>
            <translation>清单按 {at} 的房间序号：{rooms} …</translation>
        </message>
    </context>
    <context>
        <name>PaperView</name>
        <message>
            <source>The pages are being drawn …</source>
            <translation>正在生成页面……</translation>
        </message>
        <message>
            <source>Page of the paper</source>
            <translation>表格页面</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页列表</translation>
        </message>
        <message>
            <source>Page before</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Size of the page on the screen</source>
            <translation>显示比例</translation>
        </message>
        <message>
            <source>Fit width</source>
            <translation>适合宽度</translation>
        </message>
        <message>
            <source>Fit page</source>
            <translation>整页</translation>
        </message>
        <message>
            <source>Page {n}</source>
            <translation>第 {n} 页</translation>
        </message>
        <message>
            <source>Page {n} of {total}</source>
            <translation>第 {n} 页，共 {total} 页</translation>
        </message>
    </context>
    <context>
        <name>ParticularsScreen</name>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Back to marking</source>
            <translation>返回标记</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>评价组</translation>
        </message>
        <message>
            <source>Who has given a result stays on the team; others can be replaced.</source>
            <translation>已作出检查结果的成员不能移出，其他成员可以更换。</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Team and facility</source>
            <translation>评价组与机构信息</translation>
        </message>
        <message>
            <source>The visit is closed; team and facility stay as they are.</source>
            <translation>检查已定稿，评价组与机构信息不能再改。</translation>
        </message>
        <message>
            <source>The visit needs the name of the facility.</source>
            <translation>请填写机构名称。</translation>
        </message>
        <message>
            <source>The team needs a leader with a name.</source>
            <translation>请填写小组组长的姓名。</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>申报情况</translation>
        </message>
        <message>
            <source>Whoever began the visit stands in the first line: write that name.</source>
            <translation>第一行是开始本次检查的人，请先填写其姓名。</translation>
        </message>
        <message>
            <source>Back to closing</source>
            <translation>返回结束检查</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
    </context>
    <context>
        <name>PartsList</name>
        <message>
            <source>Points of the clause</source>
            <translation>本条的分项</translation>
        </message>
        <message>
            <source>Grade {letter}</source>
            <translation>{letter} 档</translation>
        </message>
        <message>
            <source>grade open</source>
            <translation>档次未定</translation>
        </message>
        <message>
            <source>grade {letter}</source>
            <translation>{letter} 档</translation>
        </message>
        <message>
            <source>Points: at least {needed} of {total}, met so far {met}</source>
            <translation>分项：≥{needed} / {total}，已达标 {met}</translation>
        </message>
        <message>
            <source>Points: {met} of {total} met</source>
            <translation>分项：达标 {met} / {total}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Not met: {points}</source>
            <translation>不达标：{points}</translation>
        </message>
    </context>
    <context>
        <name>PeopleField</name>
        <message>
            <source>58214 or 5.8214万</source>
            <translation>58214 或 5.8214万</translation>
        </message>
        <message>
            <source>= {persons} people = {wan} × 10,000</source>
            <translation>= {persons} 人 = {wan} 万人</translation>
        </message>
        <message>
            <source>The figures are right</source>
            <translation>数字无误</translation>
        </message>
    </context>
    <context>
        <name>PhotoDialog</name>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>What it shows</source>
            <translation>照片内容</translation>
        </message>
        <message>
            <source>Keep words</source>
            <translation>保存说明</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>This document has no preview; it is kept unchanged.</source>
            <translation>此文件不能预览；原件已原样保存。</translation>
        </message>
        <message>
            <source>Nobody, no records</source>
            <translation>没有人，也没有病历信息</translation>
        </message>
        <message>
            <source>Cover or draw</source>
            <translation>遮挡或标注</translation>
        </message>
        <message>
            <source>The original. It is shown on this laptop only.</source>
            <translation>这是原件，只在本机查看。</translation>
        </message>
        <message>
            <source>Covered copy; it stands in for the original.</source>
            <translation>遮挡件，代替原件显示和携带。</translation>
        </message>
        <message>
            <source>A copy that was drawn on.</source>
            <translation>带标注的副本。</translation>
        </message>
        <message>
            <source>Show the original</source>
            <translation>看原件</translation>
        </message>
        <message>
            <source>Show the copy</source>
            <translation>看副本</translation>
        </message>
        <message>
            <source>{time} by this laptop's clock</source>
            <translation>按本机时钟为 {time}</translation>
        </message>
        <message>
            <source>Camera's clock not checked</source>
            <translation>相机时钟未校对</translation>
        </message>
        <message>
            <source>{span} later than the laptop's clock when it came in</source>
            <translation>比入库时笔记本的时钟晚 {span}</translation>
        </message>
        <message>
            <source>{span} before it came in, by the laptop's clock</source>
            <translation>按笔记本时钟，入库前 {span}</translation>
        </message>
        <message>
            <source>{days} d {clock}</source>
            <translation>{days} 天 {clock}</translation>
        </message>
        <message>
            <source>Photo: plus comes nearer, minus goes away, arrows move it</source>
            <translation>照片：按加号放大，减号缩小，方向键移动</translation>
        </message>
        <message>
            <source>Further away</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Nearer</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Whole photo</source>
            <translation>整张照片</translation>
        </message>
        <message>
            <source>Photo before (PgUp)</source>
            <translation>上一张（PgUp）</translation>
        </message>
        <message>
            <source>Photo after (PgDn)</source>
            <translation>下一张（PgDn）</translation>
        </message>
    </context>
    <context>
        <name>PhotosBox</name>
        <message>
            <source>Photos and documents of the clause</source>
            <translation>这一条的照片和资料</translation>
        </message>
        <message>
            <source>No photo yet. Import, paste with Ctrl+V, or drop files here.</source>
            <translation>还没有照片。可以导入、按 Ctrl+V 粘贴，或把文件拖到这里。</translation>
        </message>
        <message>
            <source>To this clause</source>
            <translation>归入本条款</translation>
        </message>
        <message>
            <source>No photo.</source>
            <translation>没有照片。</translation>
        </message>
    </context>
    <context>
        <name>PhraseDialog</name>
        <message>
            <source>Stock phrase</source>
            <translation>常用语</translation>
        </message>
        <message>
            <source>Words of the phrase</source>
            <translation>常用语内容</translation>
        </message>
        <message>
            <source>Abbreviation: lower-case letters and digits, e.g. gl</source>
            <translation>缩写：小写字母和数字，如 gl</translation>
        </message>
        <message>
            <source>Keep phrase</source>
            <translation>保存常用语</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>An existing phrase with the same abbreviation is replaced.</source>
            <translation>同一缩写的原有常用语将被替换。</translation>
        </message>
    </context>
    <context>
        <name>PhraseList</name>
        <message>
            <source>Stock phrases</source>
            <translation>常用语</translation>
        </message>
    </context>
    <context>
        <name>PlacePane</name>
        <message>
            <source>Rooms …</source>
            <translation>房间…</translation>
        </message>
        <message>
            <source>Add, name, order rooms (F7)</source>
            <translation>增加、改名、排序房间（F7）</translation>
        </message>
        <message>
            <source>Rooms in the order of the walk</source>
            <translation>按现场路线排列的房间</translation>
        </message>
    </context>
    <context>
        <name>PlanTab</name>
        <message>
            <source>Accepted facilities</source>
            <translation>验收合格的机构</translation>
        </message>
        <message>
            <source>Year of the report</source>
            <translation>报送年度</translation>
        </message>
        <message>
            <source>Annex 2 for the year</source>
            <translation>附件2报送年度</translation>
        </message>
        <message>
            <source>Schedule</source>
            <translation>实施步骤</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>第一名称</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>验收合格</translation>
        </message>
        <message>
            <source>Plate</source>
            <translation>挂牌</translation>
        </message>
        <message>
            <source>Second name</source>
            <translation>第二名称</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>第二名称有效期</translation>
        </message>
        <message>
            <source>Annex 2</source>
            <translation>附件2</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2025-01-31</translation>
        </message>
        <message>
            <source>Accepted on</source>
            <translation>验收合格日期</translation>
        </message>
        <message>
            <source>Plate on</source>
            <translation>挂牌日期</translation>
        </message>
        <message>
            <source>Holds from</source>
            <translation>有效期自</translation>
        </message>
        <message>
            <source>Holds until</source>
            <translation>有效期至</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Document numbers, 、 between</source>
            <translation>文号，多个用“、”分开</translation>
        </message>
        <message>
            <source>Save facility</source>
            <translation>保存机构</translation>
        </message>
        <message>
            <source>Reported on</source>
            <translation>报送日期</translation>
        </message>
        <message>
            <source>Save report of annex 2</source>
            <translation>登记附件2报送</translation>
        </message>
        <message>
            <source>Plan counter (annex 3)</source>
            <translation>建设计划（附件3）</translation>
        </message>
        <message>
            <source>Annex 2 reported</source>
            <translation>附件2报送</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>{done} of {planned}</source>
            <translation>{done} / {planned} 家</translation>
        </message>
        <message>
            <source>Altogether, holding the name today</source>
            <translation>合计（目前持有名称）</translation>
        </message>
        <message>
            <source>{n} accepted in years the plan does not name.</source>
            <translation>另有 {n} 家的验收年份不在计划表内。</translation>
        </message>
        <message>
            <source>Fewer than planned in {rows}. A remark only: “{quote}”</source>
            <translation>{rows}少于计划数，仅作提示：“{quote}”</translation>
        </message>
        <message>
            <source>due by {day}; {n} of {all} have not reported</source>
            <translation>{day}前（含当日）报送；{all} 家中 {n} 家未报送</translation>
        </message>
        <message>
            <source> (the document prints {year} only; later years are our reading)</source>
            <translation>（文件只写{year}年；以后年度为本程序的读法）</translation>
        </message>
        <message>
            <source>missing</source>
            <translation>逾期未报</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>未报送</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>{day} 起</translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Progress of printing</source>
            <translation>打印进度</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Looking for printers …</source>
            <translation>正在查找打印机……</translation>
        </message>
        <message>
            <source>No printer is set up on this computer; the papers can go into a PDF file. Add a printer in the settings of the system to print them.</source>
            <translation>本机没有安装打印机，可以输出为 PDF 文件；要打印到纸上，请先在系统设置中添加打印机。</translation>
        </message>
        <message>
            <source>Write file</source>
            <translation>输出文件</translation>
        </message>
        <message>
            <source>{pages} pages are in {file}.</source>
            <translation>{pages} 页已写入 {file}。</translation>
        </message>
        <message>
            <source>{printer} has {pages} pages, {copies} times.</source>
            <translation>已送往打印机“{printer}”：{pages} 页，{copies} 份。</translation>
        </message>
        <message>
            <source>Stopped; no file was left. Look whether sheets came out already.</source>
            <translation>已停止，没有留下文件；请看一下打印机是否已经出纸。</translation>
        </message>
        <message>
            <source>Stopping …</source>
            <translation>正在停止……</translation>
        </message>
    </context>
    <context>
        <name>PrintForm</name>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>Folder or stick</source>
            <translation>文件夹或U盘</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>页码</translation>
        </message>
        <message>
            <source>all, or for example 1-3,5</source>
            <translation>全部，或如 1-3,5</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>份数</translation>
        </message>
        <message>
            <source>Sides</source>
            <translation>单双面</translation>
        </message>
        <message>
            <source>One side</source>
            <translation>单面</translation>
        </message>
        <message>
            <source>Both sides, turned like a book</source>
            <translation>双面，长边翻页</translation>
        </message>
        <message>
            <source>Both sides, turned like a pad</source>
            <translation>双面，短边翻页</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>质量</translation>
        </message>
        <message>
            <source>300 dots an inch</source>
            <translation>300 点/英寸</translation>
        </message>
        <message>
            <source>600 dots an inch, slower</source>
            <translation>600 点/英寸（较慢）</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>PDF file</source>
            <translation>PDF 文件</translation>
        </message>
        <message>
            <source>Keep vectors (system's PDF)</source>
            <translation>保持矢量（系统 PDF 打印）</translation>
        </message>
        <message>
            <source>One copy less</source>
            <translation>减一份</translation>
        </message>
        <message>
            <source>One copy more</source>
            <translation>加一份</translation>
        </message>
    </context>
    <context>
        <name>PrivacyAsk</name>
        <message>
            <source>Mind faces, names and screens when you take photos here.</source>
            <translation>在这里拍照请避开人脸、姓名和电脑屏幕。</translation>
        </message>
        <message>
            <source>What do your photos of this clause show?</source>
            <translation>本条的照片里有什么？</translation>
        </message>
        <message>
            <source>Nobody, no records</source>
            <translation>没有人</translation>
        </message>
        <message>
            <source>Already covered</source>
            <translation>已遮挡</translation>
        </message>
        <message>
            <source>To be covered</source>
            <translation>需要遮挡</translation>
        </message>
        <message>
            <source>Do not add</source>
            <translation>暂不加入</translation>
        </message>
        <message>
            <source>Cover {count} photos</source>
            <translation>遮挡 {count} 张照片</translation>
        </message>
    </context>
    <context>
        <name>ProgramKeys</name>
        <message>
            <source>Reach</source>
            <translation>到达</translation>
        </message>
        <message>
            <source>Do</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Next field or button</source>
            <translation>下一个输入框或按钮</translation>
        </message>
        <message>
            <source>Field or button before</source>
            <translation>上一个输入框或按钮</translation>
        </message>
        <message>
            <source>Inside a list or a choice</source>
            <translation>在列表或选项内移动</translation>
        </message>
        <message>
            <source>Scroll a page</source>
            <translation>翻页</translation>
        </message>
        <message>
            <source>Press a button, tick a box</source>
            <translation>按下按钮、勾选</translation>
        </message>
        <message>
            <source>Open the chosen row, confirm a field</source>
            <translation>打开所选行、确认输入</translation>
        </message>
        <message>
            <source>Open a list to choose from</source>
            <translation>展开下拉列表</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>按键一览</translation>
        </message>
        <message>
            <source>Close a dialog, go back</source>
            <translation>关闭对话框、返回上一页</translation>
        </message>
    </context>
    <context>
        <name>Progress</name>
        <message>
            <source>Checked {done} of {total}</source>
            <translation>已查 {done} / {total} 条</translation>
        </message>
    </context>
    <context>
        <name>Proposal</name>
        <message>
            <source>Proposed: {verdict}. Not marked yet; press {key}</source>
            <translation>建议{verdict}，尚未标记：按 {key} 记为{verdict}</translation>
        </message>
        <message>
            <source>Also while typing figures: Ctrl+Enter</source>
            <translation>填数时也可按 Ctrl+回车 采用</translation>
        </message>
        <message>
            <source>Ctrl+Enter</source>
            <translation>Ctrl+回车</translation>
        </message>
    </context>
    <context>
        <name>QuickEntryScreen</name>
        <message>
            <source>Take over</source>
            <translation>录入</translation>
        </message>
        <message>
            <source>Undo last step</source>
            <translation>撤销上一步</translation>
        </message>
        <message>
            <source>Back to marking</source>
            <translation>返回标记</translation>
        </message>
        <message>
            <source>The paper list, one line per clause</source>
            <translation>纸质清单，一行写一条</translation>
        </message>
        <message>
            <source>Standard of numbers that several have</source>
            <translation>编号相同时所属的标准</translation>
        </message>
        <message>
            <source>Number, mark, note: 1 met, 2 not met, 3 not applicable (the note is its reason), 4 to verify, 0 unchecked. A point is 1.1.1/1.3, a room @ and its number or name.</source>
            <translation>编号 结果 备注：1 达标，2 不达标，3 不适用（备注即理由），4 待核实，0 未查。勾选项写 1.1.1/1.3；房间在编号后写 @ 加房间序号或名称。</translation>
        </message>
        <message>
            <source>List</source>
            <translation>清单</translation>
        </message>
        <message>
            <source>What it says</source>
            <translation>读出的内容</translation>
        </message>
        <message>
            <source>Enter a paper list</source>
            <translation>补录纸质清单</translation>
        </message>
        <message>
            <source>The visit is closed; start an amendment before a list is entered.</source>
            <translation>检查已经结束；补录清单前请先发起更正。</translation>
        </message>
        <message>
            <source>All standards of the visit</source>
            <translation>本次检查的全部标准</translation>
        </message>
        <message>
            <source>{n} lines were entered and are saved.</source>
            <translation>已录入并保存 {n} 行。</translation>
        </message>
        <message>
            <source> {n} are still in the list. The first: {why}</source>
            <translation>还有 {n} 行留在清单里。第一行：{why}</translation>
        </message>
        <message>
            <source>The last step was taken back.</source>
            <translation>已撤销上一步。</translation>
        </message>
    </context>
    <context>
        <name>QuickPreview</name>
        <message>
            <source>Not understood</source>
            <translation>不能录入</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>行</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Clause or reason</source>
            <translation>条款或原因</translation>
        </message>
        <message>
            <source>What the list says</source>
            <translation>清单内容</translation>
        </message>
        <message>
            <source>{good} lines can be taken over, {bad} cannot.</source>
            <translation>可以录入 {good} 行，不能录入 {bad} 行。</translation>
        </message>
        <message>
            <source>Until now: {mark}</source>
            <translation>现有结果：{mark}</translation>
        </message>
        <message>
            <source>Write a line on the left; what it means stands here before it counts.</source>
            <translation>在左边每行写一条；读出的结果先显示在这里，点“录入”才生效。</translation>
        </message>
    </context>
    <context>
        <name>ReasonLine</name>
        <message>
            <source>Why does it not apply?</source>
            <translation>为什么不适用？</translation>
        </message>
        <message>
            <source>Confirm not applicable</source>
            <translation>确认不适用</translation>
        </message>
    </context>
    <context>
        <name>ReceiveBar</name>
        <message>
            <source>Progress of receiving</source>
            <translation>接收进度</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>The package at hand is finished first</source>
            <translation>先完成正在处理的数据包</translation>
        </message>
        <message>
            <source>Stopping after this package …</source>
            <translation>处理完这个数据包后停止……</translation>
        </message>
        <message>
            <source>{number} of {count}: {file}</source>
            <translation>第 {number} / {count} 个：{file}</translation>
        </message>
        <message>
            <source>Waiting until {file} is copied …</source>
            <translation>正在等 {file} 复制完……</translation>
        </message>
    </context>
    <context>
        <name>RecipientsPanel</name>
        <message>
            <source>Whose key; empty: escrow key</source>
            <translation>谁的密钥；不填即为备用密钥（封存）</translation>
        </message>
        <message>
            <source>Public key (age1…)</source>
            <translation>公钥（age1…）</translation>
        </message>
        <message>
            <source>Decryption key of an earlier desk, from its sheet</source>
            <translation>原收件台的解密密钥（备用单上的）</translation>
        </message>
        <message>
            <source>Laptops encrypt every package to all of these, from the next trust file on. The secret of the escrow key lies in the safe, never here.</source>
            <translation>从下一份信任包起，各台电脑的数据包对以下各方加密。备用密钥的私钥锁在保险柜里，不在本机。</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Who can open packages</source>
            <translation>谁能打开数据包</translation>
        </message>
        <message>
            <source>Put it on paper once and lock it away. If this database is lost, the next desk takes it over and opens packages still under way.</source>
            <translation>写到纸上一次并锁好。本机数据库丢失时，新的收件台凭它接管，打开还在路上的数据包。</translation>
        </message>
        <message>
            <source>Decryption key on paper…</source>
            <translation>写出解密密钥备用单…</translation>
        </message>
        <message>
            <source>Take over from paper</source>
            <translation>从备用单接管</translation>
        </message>
        <message>
            <source>Decryption key on paper</source>
            <translation>解密密钥备用单</translation>
        </message>
        <message>
            <source>Nobody yet: packages come in clear.</source>
            <translation>尚无：数据包不加密。</translation>
        </message>
        <message>
            <source>this desk; always</source>
            <translation>本收件台（始终）</translation>
        </message>
        <message>
            <source>escrow, in the safe</source>
            <translation>备用，封存在保险柜</translation>
        </message>
        <message>
            <source>added</source>
            <translation>另行添加</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>It is named from now on; write the trust file for all laptops.</source>
            <translation>已添加；请写出信任包发给各台电脑。</translation>
        </message>
        <message>
            <source>{name} is named no more from the next trust file on; what was encrypted before stays readable for it.</source>
            <translation>从下一份信任包起不再包括{name}；此前加密的它仍能打开。</translation>
        </message>
        <message>
            <source>Packages that were encrypted to that desk can be received here now.</source>
            <translation>现在可以在这里接收对原收件台加密的数据包了。</translation>
        </message>
    </context>
    <context>
        <name>RecoverForm</name>
        <message>
            <source>Open with the recovery key</source>
            <translation>用恢复密钥打开</translation>
        </message>
        <message>
            <source>It was printed when the workspace was set up. Then choose a new passphrase.</source>
            <translation>恢复密钥是首次使用时打印的。打开时请同时设置新口令。</translation>
        </message>
        <message>
            <source>Recovery key</source>
            <translation>恢复密钥</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>新口令</translation>
        </message>
        <message>
            <source>The same again</source>
            <translation>再输一遍</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Back to the passphrase</source>
            <translation>改用口令</translation>
        </message>
        <message>
            <source>Type the recovery key first.</source>
            <translation>请先输入恢复密钥。</translation>
        </message>
    </context>
    <context>
        <name>RecoveryKeyCard</name>
        <message>
            <source>Recovery key</source>
            <translation>恢复密钥</translation>
        </message>
        <message>
            <source>Print it or write it down and keep it in the office, not with this computer. It opens the workspace when the passphrase is lost, and is shown only now.</source>
            <translation>请打印或抄下来，放在办公室保管，不要与电脑放在一起。忘记口令时用它打开工作区；它只显示这一次。</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>存为 PDF…</translation>
        </message>
        <message>
            <source>Type its last group to show that you have it:</source>
            <translation>请输入最后一组，确认已经留存：</translation>
        </message>
        <message>
            <source>I have the key, go on</source>
            <translation>已留存，继续</translation>
        </message>
        <message>
            <source>That is not the last group of this key; look again.</source>
            <translation>与密钥的最后一组不符，请再核对。</translation>
        </message>
        <message>
            <source>Chayan: recovery key of a workspace</source>
            <translation>查验：工作区恢复密钥</translation>
        </message>
        <message>
            <source>Whoever has this sheet and the computer can read the inspections.</source>
            <translation>持有此页和这台电脑的人可以读到全部检查记录，请妥善保管。</translation>
        </message>
        <message>
            <source>Save the recovery key</source>
            <translation>保存恢复密钥</translation>
        </message>
        <message>
            <source>Print the key or write it down, then type its last group.</source>
            <translation>请先打印或抄下密钥，再输入最后一组。</translation>
        </message>
        <message>
            <source>recovery-key.pdf</source>
            <translation>恢复密钥.pdf</translation>
        </message>
    </context>
    <context>
        <name>RectifyPane</name>
        <message>
            <source>Rectifications</source>
            <translation>限期整改</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Ordered</source>
            <translation>下达</translation>
        </message>
        <message>
            <source>Term</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Re-visited</source>
            <translation>复查</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2024-04-30</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Document numbers, 、 between</source>
            <translation>文号，用“、”分开</translation>
        </message>
        <message>
            <source>Ordered on</source>
            <translation>下达日期</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后一日</translation>
        </message>
        <message>
            <source>Ordered by</source>
            <translation>下达单位</translation>
        </message>
        <message>
            <source>Save order</source>
            <translation>保存整改</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>仍未达标</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>达标</translation>
        </message>
        <message>
            <source>Order of</source>
            <translation>整改下达日期</translation>
        </message>
        <message>
            <source>Re-visited on</source>
            <translation>复查日期</translation>
        </message>
        <message>
            <source>The standard is</source>
            <translation>复查结果</translation>
        </message>
        <message>
            <source>Save re-visit</source>
            <translation>保存复查</translation>
        </message>
        <message>
            <source>Order to rectify</source>
            <translation>登记限期整改</translation>
        </message>
        <message>
            <source>Re-visit</source>
            <translation>登记复查</translation>
        </message>
        <message>
            <source>No rectification has been ordered.</source>
            <translation>还没有下达过限期整改。</translation>
        </message>
        <message>
            <source>Still not reached. To withdraw the title is proposed only: {office} decides it, and then its last day is entered under Community hospitals.</source>
            <translation>仍未达标。取消资格只是建议：由{office}决定；决定后在“社区医院计划”登记第二名称截止日。</translation>
        </message>
        <message>
            <source>the office that ordered it</source>
            <translation>下达单位</translation>
        </message>
        <message>
            <source>The document sets no term; {months} months are proposed. Any later day may be written.</source>
            <translation>期限：文件未规定；建议 {months} 个月，可改为下达日之后的任何日期。</translation>
        </message>
        <message>
            <source>The term is the proposed one; the document sets none.</source>
            <translation>期限为建议值（文件未规定）。</translation>
        </message>
        <message>
            <source>Re-visited {n} times; the document does not say how often. The last one counts.</source>
            <translation>已复查 {n} 次（次数文件未规定），以最后一次为准。</translation>
        </message>
    </context>
    <context>
        <name>RemarkLines</name>
        <message>
            <source>Returned, remark {n}: {words}</source>
            <translation>退回意见 {n}：{words}</translation>
        </message>
        <message>
            <source>Answer: {words}</source>
            <translation>答复：{words}</translation>
        </message>
        <message>
            <source>none in words</source>
            <translation>没有文字答复</translation>
        </message>
        <message>
            <source>Answer to remark {n}: what was put right</source>
            <translation>答复意见 {n}：补正了什么</translation>
        </message>
    </context>
    <context>
        <name>Results</name>
        <message>
            <source>Met</source>
            <translation>达标</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>不达标</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Undetermined</source>
            <translation>未确定</translation>
        </message>
        <message>
            <source>All met: passed</source>
            <translation>全部达标</translation>
        </message>
        <message>
            <source>Not passed</source>
            <translation>未通过</translation>
        </message>
        <message>
            <source>Not yet determined</source>
            <translation>尚未确定</translation>
        </message>
        <message>
            <source>Counts only</source>
            <translation>只计数</translation>
        </message>
        <message>
            <source>Criteria met</source>
            <translation>达标指标</translation>
        </message>
        <message>
            <source>The mark and the figures disagree.</source>
            <translation>标记结果与数据不一致。</translation>
        </message>
        <message>
            <source>figures missing</source>
            <translation>缺少数据</translation>
        </message>
        <message>
            <source>The document sets no total score and no pass line.</source>
            <translation>文件未规定总分和合格线。</translation>
        </message>
        <message>
            <source>Rate of met = met ÷ (met + not met) = {share}; not a score of the document.</source>
            <translation>符合率 = 达标 ÷（达标 + 不达标）= {share}，非文件规定的得分。</translation>
        </message>
        <message>
            <source>All clauses</source>
            <translation>全部条款</translation>
        </message>
        <message>
            <source>Tier reached</source>
            <translation>已定档</translation>
        </message>
        <message>
            <source>Tier reached: {tier}</source>
            <translation>达到的档次：{tier}</translation>
        </message>
        <message>
            <source>Tier still open; at least {tier}</source>
            <translation>档次未定；至少为 {tier}</translation>
        </message>
        <message>
            <source>Derivation</source>
            <translation>推导</translation>
        </message>
        <message>
            <source>Clauses with points not met</source>
            <translation>有分项不达标的条款</translation>
        </message>
        <message>
            <source>Suggestions (soft wording, no failure)</source>
            <translation>改进建议（软性要求，单列）</translation>
        </message>
        <message>
            <source>Computed clauses</source>
            <translation>有计算的条款</translation>
        </message>
        <message>
            <source>Not met: {points}</source>
            <translation>不达标：{points}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>reached</source>
            <translation>达到</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>未达到</translation>
        </message>
        <message>
            <source>still open</source>
            <translation>未定</translation>
        </message>
        <message>
            <source>cannot be computed</source>
            <translation>无法计算</translation>
        </message>
        <message>
            <source>not for this facility</source>
            <translation>不适用于本机构</translation>
        </message>
        <message>
            <source>{scope}, {letter} or more: {reached} of {total}, {open} open; asked ≥ {value}/{per}</source>
            <translation>{scope}达到 {letter} 档及以上：{reached} / {total} 条，未定 {open} 条；要求 ≥ {value}/{per}</translation>
        </message>
        <message>
            <source>Basic clauses</source>
            <translation>基本条款</translation>
        </message>
    </context>
    <context>
        <name>ResumeOffer</name>
        <message>
            <source>Go on here</source>
            <translation>从这里继续</translation>
        </message>
        <message>
            <source>You stopped at: {facility}</source>
            <translation>上次停在：{facility}</translation>
        </message>
        <message>
            <source>clause {code}</source>
            <translation>条款 {code}</translation>
        </message>
    </context>
    <context>
        <name>ReturnOffer</name>
        <message>
            <source>Open for correction</source>
            <translation>打开补正</translation>
        </message>
        <message>
            <source>Returned for correction: {office}</source>
            <translation>退回补正：{office}</translation>
        </message>
        <message>
            <source>{n} remarks</source>
            <translation>{n} 条意见</translation>
        </message>
        <message>
            <source>Return taken back: {office}</source>
            <translation>退回已收回：{office}</translation>
        </message>
        <message>
            <source>Nothing has to be put right any more.</source>
            <translation>不必再补正</translation>
        </message>
    </context>
    <context>
        <name>ReturnPage</name>
        <message>
            <source>About the visit as a whole</source>
            <translation>对整个检查的意见（可不填）</translation>
        </message>
        <message>
            <source>Reason of the return</source>
            <translation>退回理由</translation>
        </message>
        <message>
            <source>Sent back by</source>
            <translation>退回人员</translation>
        </message>
        <message>
            <source>Due, yyyy-mm-dd</source>
            <translation>期限，如 2026-12-01</translation>
        </message>
        <message>
            <source>Document number</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>Stick for the return</source>
            <translation>放退回文件的 U 盘</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>What is to be put right</source>
            <translation>要补正什么</translation>
        </message>
        <message>
            <source>Change it</source>
            <translation>再改</translation>
        </message>
        <message>
            <source>Sign and send back</source>
            <translation>签名并退回</translation>
        </message>
        <message>
            <source>Write it out again</source>
            <translation>再写一份</translation>
        </message>
        <message>
            <source>Reason of taking it back</source>
            <translation>收回理由</translation>
        </message>
        <message>
            <source>Taken back by</source>
            <translation>收回人员</translation>
        </message>
        <message>
            <source>Take the return back</source>
            <translation>收回退回</translation>
        </message>
        <message>
            <source>A decided case is not sent back; correct the decision first.</source>
            <translation>已有决定的案卷不能退回；请先更正决定。</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>已答复</translation>
        </message>
        <message>
            <source>waits for the answer</source>
            <translation>等待答复</translation>
        </message>
        <message>
            <source>Revision {n} sent back on {day}: {count} remarks, {state}. {reason}</source>
            <translation>第 {n} 版于 {day} 退回：{count} 条意见，{state}。{reason}</translation>
        </message>
        <message>
            <source>Clause {code}: what is to be put right</source>
            <translation>条款 {code}：要补正什么</translation>
        </message>
        <message>
            <source>Tick the clauses on the left that are to be put right.</source>
            <translation>请在左侧勾选要补正的条款。</translation>
        </message>
        <message>
            <source>A date is written as 2026-12-01.</source>
            <translation>日期请写成 2026-12-01 的样子。</translation>
        </message>
        <message>
            <source>Revision {n} goes back: {reason}</source>
            <translation>退回第 {n} 版：{reason}</translation>
        </message>
        <message>
            <source>The visit as a whole</source>
            <translation>整个检查</translation>
        </message>
        <message>
            <source>Sent back; the return is in {file}.</source>
            <translation>已退回；退回文件是 {file}。</translation>
        </message>
        <message>
            <source>Whole visit</source>
            <translation>整个检查</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>退回理由</translation>
        </message>
        <message>
            <source>Due, number</source>
            <translation>期限、文号</translation>
        </message>
        <message>
            <source>taken back</source>
            <translation>已收回</translation>
        </message>
        <message>
            <source>Taken back; {file} tells it to the laptop.</source>
            <translation>已收回；请让电脑读取 {file}，评价组即知不必再补正。</translation>
        </message>
    </context>
    <context>
        <name>ReturnStrip</name>
        <message>
            <source>All remarks</source>
            <translation>全部意见</translation>
        </message>
        <message>
            <source>Only returned clauses</source>
            <translation>只看退回条款</translation>
        </message>
        <message>
            <source>{n} of {total} remarks answered</source>
            <translation>{total} 条意见已答复 {n} 条</translation>
        </message>
        <message>
            <source>until {day}</source>
            <translation>{day} 前</translation>
        </message>
        <message>
            <source>Returned for correction</source>
            <translation>退回补正</translation>
        </message>
        <message>
            <source>The office took its return back: nothing has to be put right any more</source>
            <translation>区里已收回退回，不必再补正</translation>
        </message>
    </context>
    <context>
        <name>ReturnedDialog</name>
        <message>
            <source>Returned for correction</source>
            <translation>退回补正</translation>
        </message>
        <message>
            <source>{n} without an answer in words</source>
            <translation>{n} 条还没有文字答复</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Clause {code}</source>
            <translation>条款 {code}</translation>
        </message>
        <message>
            <source>The visit as a whole</source>
            <translation>整个检查</translation>
        </message>
        <message>
            <source>Go to the clause</source>
            <translation>去这条条款</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>List of the county</source>
            <translation>县级上报名单</translation>
        </message>
        <message>
            <source>Re-checks of the city</source>
            <translation>市级复核上报</translation>
        </message>
        <message>
            <source>Annex 2 of the community hospitals</source>
            <translation>社区医院附件2年度报送</translation>
        </message>
        <message>
            <source>Yearly report of the province</source>
            <translation>省级年度报告</translation>
        </message>
        <message>
            <source>nobody has to report</source>
            <translation>无应报单位</translation>
        </message>
        <message>
            <source>reported</source>
            <translation>已报</translation>
        </message>
        <message>
            <source>not due yet</source>
            <translation>未到期</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>最后一日</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>{n} of {all} missing</source>
            <translation>还差 {n} / {all}</translation>
        </message>
        <message>
            <source>not on the list</source>
            <translation>不在名单内</translation>
        </message>
        <message>
            <source>not to be re-checked</source>
            <translation>市级不能复核</translation>
        </message>
        <message>
            <source>may be re-checked</source>
            <translation>可以复核</translation>
        </message>
        <message>
            <source>incomplete</source>
            <translation>复核不完整</translation>
        </message>
        <message>
            <source>re-checked, not reported</source>
            <translation>已复核，未上报</translation>
        </message>
        <message>
            <source>from {day}</source>
            <translation>{day} 起</translation>
        </message>
        <message>
            <source>{day} too early</source>
            <translation>{day} 过早</translation>
        </message>
        <message>
            <source>Being rectified</source>
            <translation>整改中</translation>
        </message>
        <message>
            <source>Overdue, not re-visited</source>
            <translation>逾期，未复查</translation>
        </message>
        <message>
            <source>Standard reached</source>
            <translation>复查达标</translation>
        </message>
        <message>
            <source>Proposal: withdraw</source>
            <translation>建议取消资格</translation>
        </message>
    </context>
    <context>
        <name>ReviewTab</name>
        <message>
            <source>Yearly round</source>
            <translation>年度复核</translation>
        </message>
        <message>
            <source>Look back</source>
            <translation>回头看</translation>
        </message>
        <message>
            <source>Rectifications</source>
            <translation>限期整改</translation>
        </message>
        <message>
            <source>Re-checks</source>
            <translation>复核</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年度</translation>
        </message>
        <message>
            <source>Reports of the year</source>
            <translation>年度上报事项</translation>
        </message>
    </context>
    <context>
        <name>RevokeDistrictDialog</name>
        <message>
            <source>Revoke the district's certificate</source>
            <translation>吊销区县签发证书</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>What happened, for the ledger</source>
            <translation>发生了什么（写入台账）</translation>
        </message>
        <message>
            <source>Revoke and make a new one</source>
            <translation>吊销并换新</translation>
        </message>
        <message>
            <source>Only when the desk's computer or database is in other hands.</source>
            <translation>仅在收件台电脑或数据库落入他人之手时使用。</translation>
        </message>
        <message>
            <source>Every key of the office so far becomes void; new ones are made at once.</source>
            <translation>办公室此前的全部密钥作废，并立即生成新密钥。</translation>
        </message>
        <message>
            <source>Every laptop must be enrolled anew with a new key.</source>
            <translation>每台电脑都须换用新密钥重新登记。</translation>
        </message>
        <message>
            <source>What was received stays; what comes signed with old keys is refused.</source>
            <translation>已接收的记录保留；此后用旧密钥签署的一律不予接收。</translation>
        </message>
        <message>
            <source>Afterwards: back up the desk, write the trust file, carry it to every laptop.</source>
            <translation>随后：备份收件台，写出信任包，送到每台电脑。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
    </context>
    <context>
        <name>RoomLine</name>
        <message>
            <source>Decide otherwise</source>
            <translation>另行判定</translation>
        </message>
        <message>
            <source>Leader: another verdict than the rooms, with a reason</source>
            <translation>组长：说明理由，判定与各房间不同</translation>
        </message>
        <message>
            <source>As the rooms say</source>
            <translation>按各房间判定</translation>
        </message>
        <message>
            <source>Verdict of the clause</source>
            <translation>整条结果</translation>
        </message>
        <message>
            <source>Why not as the rooms say?</source>
            <translation>为什么不按各房间判定？</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>In {room}: {verdict}</source>
            <translation>在{room}已判：{verdict}</translation>
        </message>
        <message>
            <source>Whole clause: {verdict}</source>
            <translation>整条：{verdict}</translation>
        </message>
        <message>
            <source> (decided otherwise: {reason})</source>
            <translation>（组长另行判定：{reason}）</translation>
        </message>
        <message>
            <source> - not what the rooms say, and without a reason</source>
            <translation>——与各房间不符，且未写理由</translation>
        </message>
    </context>
    <context>
        <name>Rooms</name>
        <message>
            <source>Not tied to a room</source>
            <translation>不限房间</translation>
        </message>
        <message>
            <source>{room}: {open} of {total} open, {failed} failed</source>
            <translation>{room}：共 {total} 条，未查 {open} 条，不达标 {failed} 条</translation>
        </message>
        <message>
            <source>{n} seen elsewhere only</source>
            <translation>{n} 条只在别的房间看过</translation>
        </message>
        <message>
            <source>{n} results lack their basis</source>
            <translation>{n} 条结果缺依据</translation>
        </message>
    </context>
    <context>
        <name>RoomsDialog</name>
        <message>
            <source>Rooms in the order of the walk</source>
            <translation>按现场路线排列的房间</translation>
        </message>
        <message>
            <source>Kind of room</source>
            <translation>房间类别</translation>
        </message>
        <message>
            <source>Several rooms of one kind are recorded one by one and counted; one that fails fails the clause. A room in which something was seen stays.</source>
            <translation>同类房间有几间时逐间记录并计数，有一间不达标即该条不达标。已有记录的房间不能删除。</translation>
        </message>
        <message>
            <source>Add a room</source>
            <translation>增加房间</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Name of room {n}</source>
            <translation>第 {n} 个房间的名称</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>前移</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>后移</translation>
        </message>
        <message>
            <source>Something was seen here: it stays</source>
            <translation>此处已有记录，不能删除</translation>
        </message>
        <message>
            <source>Take out</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>RoundPane</name>
        <message>
            <source>Facilities of the round</source>
            <translation>本年度复核的机构</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>机构代码</translation>
        </message>
        <message>
            <source>Institution</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Application</source>
            <translation>申请</translation>
        </message>
        <message>
            <source>County list</source>
            <translation>县级名单</translation>
        </message>
        <message>
            <source>City re-check</source>
            <translation>市级复核</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2024-04-30</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县（区）</translation>
        </message>
        <message>
            <source>Reported on</source>
            <translation>上报日期</translation>
        </message>
        <message>
            <source>Taken off on</source>
            <translation>撤出日期</translation>
        </message>
        <message>
            <source>Started on</source>
            <translation>自评开始</translation>
        </message>
        <message>
            <source>Applied on</source>
            <translation>申请日期</translation>
        </message>
        <message>
            <source>Re-checked on</source>
            <translation>复核日期</translation>
        </message>
        <message>
            <source>On the county's list</source>
            <translation>登记县级上报名单</translation>
        </message>
        <message>
            <source>Self-assessment</source>
            <translation>登记自评自查</translation>
        </message>
        <message>
            <source>Re-check of the city</source>
            <translation>登记市级复核</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save: {what}</source>
            <translation>保存：{what}</translation>
        </message>
        <message>
            <source>Nothing is entered for this year yet.</source>
            <translation>本年度还没有登记。</translation>
        </message>
        <message>
            <source>{months} months of self-assessment: begun by {day} it is over in time for the county.</source>
            <translation>自评自查不少于 {months} 个月：最迟 {day} 开始，才能赶上县级上报。</translation>
        </message>
        <message>
            <source>Not on the county's list of {year}: the city does not re-check it.</source>
            <translation>不在 {year} 年县级上报名单内：市级不能复核。</translation>
        </message>
        <message>
            <source>Self-assessment since {day}; application from {earliest}.</source>
            <translation>{day} 开始自评，最早 {earliest} 申请。</translation>
        </message>
        <message>
            <source>The re-check is incomplete; no answer to: {items}</source>
            <translation>复核不完整，重要指标未答：{items}</translation>
        </message>
    </context>
    <context>
        <name>RowEditor</name>
        <message>
            <source>Row {n}: {place}</source>
            <translation>第 {n} 行：{place}</translation>
        </message>
        <message>
            <source>Stays as printed.</source>
            <translation>保留原样。</translation>
        </message>
        <message>
            <source>It could read:</source>
            <translation>可改为：</translation>
        </message>
        <message>
            <source>Accept proposal</source>
            <translation>采用建议</translation>
        </message>
        <message>
            <source>Leave as printed</source>
            <translation>保留原样</translation>
        </message>
        <message>
            <source>It is a</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Put right</source>
            <translation>更正</translation>
        </message>
        <message>
            <source>It is right</source>
            <translation>无误</translation>
        </message>
        <message>
            <source>Looked at; the row stays as it is</source>
            <translation>已核对，本行不变</translation>
        </message>
        <message>
            <source>Drop row</source>
            <translation>去掉本行</translation>
        </message>
        <message>
            <source>This text or code is too long; please shorten it.</source>
            <translation>文字或编号过长，请缩短。</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Core (★)</source>
            <translation>核心（★）</translation>
        </message>
        <message>
            <source>Basic indicator</source>
            <translation>基本指标</translation>
        </message>
    </context>
    <context>
        <name>SaidRatio</name>
        <message>
            <source>Only a ratio</source>
            <translation>只有比例</translation>
        </message>
        <message>
            <source>e.g. 18%</source>
            <translation>如 18%</translation>
        </message>
        <message>
            <source>For a ratio that was only said; it never decides</source>
            <translation>机构只报了比例时填写；不作为判定依据</translation>
        </message>
        <message>
            <source>Said ratio {ratio}, without its parts: it never makes the clause met.</source>
            <translation>自报比例 {ratio}，无分子分母，不能据此判为达标。</translation>
        </message>
        <message>
            <source>For the self-check: reaches the limit.</source>
            <translation>自查参考：达到标准值。</translation>
        </message>
        <message>
            <source>For the self-check: does not reach the limit.</source>
            <translation>自查参考：未达到标准值。</translation>
        </message>
        <message>
            <source>Still missing: {what}</source>
            <translation>还缺：{what}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>SamplePanel</name>
        <message>
            <source>Sample drawn by lot</source>
            <translation>随机抽样</translation>
        </message>
        <message>
            <source>of how many</source>
            <translation>总数</translation>
        </message>
        <message>
            <source>how many</source>
            <translation>抽取数</translation>
        </message>
        <message>
            <source>seed, or empty</source>
            <translation>种子（可留空）</translation>
        </message>
        <message>
            <source>Type a printed seed to draw the same numbers again</source>
            <translation>输入纸上印的种子，可抽出相同的号码</translation>
        </message>
        <message>
            <source>Draw</source>
            <translation>抽取</translation>
        </message>
        <message>
            <source>how many failed</source>
            <translation>不合格数</translation>
        </message>
        <message>
            <source>Write into the remark</source>
            <translation>记入备注</translation>
        </message>
        <message>
            <source>What is drawn</source>
            <translation>抽取什么</translation>
        </message>
        <message>
            <source>Prescriptions</source>
            <translation>处方</translation>
        </message>
        <message>
            <source>Medical records</source>
            <translation>病历</translation>
        </message>
        <message>
            <source>Health files</source>
            <translation>档案</translation>
        </message>
        <message>
            <source>Draw {number}: {of}, {count} of {total}, seed {seed}, {day}</source>
            <translation>第 {number} 次：{of}，总数 {total} 抽 {count}，种子 {seed}，{day}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{of}: {count} drawn by lot (seed {seed}), {failed} failed</source>
            <translation>{of}随机抽查 {count} 份（种子 {seed}），不合格 {failed} 份</translation>
        </message>
    </context>
    <context>
        <name>ScanPanel</name>
        <message>
            <source>Kept by (name)</source>
            <translation>保存人（姓名）</translation>
        </message>
        <message>
            <source>Keep the scan</source>
            <translation>保存扫描件</translation>
        </message>
        <message>
            <source>{pages} of {sheets} pages agree with the data.</source>
            <translation>{sheets} 张中有 {pages} 张与数据一致。</translation>
        </message>
        <message>
            <source>{facility}, visit of {day}, revision {n}.</source>
            <translation>{facility}，{day} 的检查，第 {n} 版。</translation>
        </message>
        <message>
            <source>{n} more remarks; all of them are kept with the scan.</source>
            <translation>还有 {n} 项；全部随扫描件保存。</translation>
        </message>
        <message>
            <source>Keep it with {n} remarks</source>
            <translation>连同 {n} 项问题保存</translation>
        </message>
        <message>
            <source>Form {form}: page {numbers} of {pages}</source>
            <translation>表号 {form}：第 {numbers} 页，共 {pages} 页</translation>
        </message>
        <message>
            <source>The scan is kept in the case: {n} pages, by {name}.</source>
            <translation>扫描件已存入案卷：{n} 页，保存人 {name}。</translation>
        </message>
        <message>
            <source>Scans of this case</source>
            <translation>本案卷的扫描件</translation>
        </message>
        <message>
            <source>No signed original has been scanned for this case yet.</source>
            <translation>这个案卷还没有签字原件的扫描件。</translation>
        </message>
        <message>
            <source>{day}: revision {n}, {pages} pages, {remarks} remarks, by {name}</source>
            <translation>{day}：第 {n} 版，{pages} 页，{remarks} 项问题，保存人 {name}</translation>
        </message>
        <message>
            <source>Save a copy…</source>
            <translation>另存副本…</translation>
        </message>
        <message>
            <source>Folder for the copy</source>
            <translation>副本存到哪个文件夹</translation>
        </message>
        <message>
            <source>{n} files are in {folder}.</source>
            <translation>{n} 个文件已写到 {folder}。</translation>
        </message>
    </context>
    <context>
        <name>SecretSheet</name>
        <message>
            <source>There is no printer here; save it as PDF instead.</source>
            <translation>本机没有打印机，请另存为 PDF。</translation>
        </message>
        <message>
            <source>Saved. Print it, then delete the file.</source>
            <translation>已保存。请打印，然后删除该文件。</translation>
        </message>
    </context>
    <context>
        <name>Segments</name>
        <message>
            <source>{verdict} (key {key})</source>
            <translation>{verdict}（按键 {key}）</translation>
        </message>
        <message>
            <source>Reason?</source>
            <translation>待填理由</translation>
        </message>
        <message>
            <source>Not kept yet: write why</source>
            <translation>尚未保存：请写明理由</translation>
        </message>
    </context>
    <context>
        <name>SettingsScreen</name>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Present passphrase</source>
            <translation>现口令</translation>
        </message>
        <message>
            <source>New passphrase</source>
            <translation>新口令</translation>
        </message>
        <message>
            <source>The same once more</source>
            <translation>再输入一次</translation>
        </message>
        <message>
            <source>Change passphrase</source>
            <translation>修改口令</translation>
        </message>
        <message>
            <source>Backups made before keep the passphrase they were made with.</source>
            <translation>以前的备份仍使用当时的口令。</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>Back up now</source>
            <translation>立即备份</translation>
        </message>
        <message>
            <source>The copy is encrypted like the workspace and is opened once to prove it.</source>
            <translation>备份同样加密，写完会打开核验一次。</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>A passphrase has at least {n} characters.</source>
            <translation>口令至少{n}个字符。</translation>
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation>两次输入的口令不一致。</translation>
        </message>
        <message>
            <source>The passphrase is changed.</source>
            <translation>口令已修改。</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高对比度</translation>
        </message>
        <message>
            <source>Size of the words</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>Lock when nobody is here</source>
            <translation>无人操作时锁定</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>不锁定</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>Lock now</source>
            <translation>立即锁定</translation>
        </message>
        <message>
            <source>What is being typed is kept encrypted first; nothing is closed.</source>
            <translation>锁定前先加密保存正在输入的内容，不关闭任何内容。</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Workspace</source>
            <translation>工作区</translation>
        </message>
        <message>
            <source>Keys (F1)</source>
            <translation>按键一览（F1）</translation>
        </message>
        <message>
            <source>About the program</source>
            <translation>关于本程序</translation>
        </message>
    </context>
    <context>
        <name>SignIn</name>
        <message>
            <source>One more person</source>
            <translation>再加一人</translation>
        </message>
        <message>
            <source>The whole team</source>
            <translation>补上全体评价组成员</translation>
        </message>
        <message>
            <source>Team</source>
            <translation>评价组</translation>
        </message>
        <message>
            <source>Facility and guests</source>
            <translation>机构人员及其他到会人员</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Post</source>
            <translation>职务</translation>
        </message>
        <message>
            <source>Not here</source>
            <translation>未到会，移出名单</translation>
        </message>
        <message>
            <source>Nobody of the team has a name yet. Write the names once, they come here.</source>
            <translation>评价组还没有人填写姓名。填一次姓名，这里自动列出。</translation>
        </message>
        <message>
            <source>Write the names</source>
            <translation>填写评价组姓名</translation>
        </message>
    </context>
    <context>
        <name>SignaturePad</name>
        <message>
            <source>Signature pad</source>
            <translation>签字板</translation>
        </message>
        <message>
            <source>Sign with a mouse, finger or pen. Ctrl+Z takes back the last stroke.</source>
            <translation>用鼠标、手指或笔签名，Ctrl+Z 撤销最后一笔。</translation>
        </message>
        <message>
            <source>Sign here</source>
            <translation>在此签名</translation>
        </message>
    </context>
    <context>
        <name>Signing</name>
        <message>
            <source>Evaluator</source>
            <translation>评价员</translation>
        </message>
        <message>
            <source>Team leader</source>
            <translation>组长</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Witness</source>
            <translation>见证人</translation>
        </message>
        <message>
            <source>signed</source>
            <translation>已签字</translation>
        </message>
        <message>
            <source>received</source>
            <translation>已签收</translation>
        </message>
        <message>
            <source>objection</source>
            <translation>签收有异议</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>拒签</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>未到场</translation>
        </message>
    </context>
    <context>
        <name>SigningForm</name>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Office held</source>
            <translation>职务</translation>
        </message>
        <message>
            <source>Name of the witness</source>
            <translation>见证人姓名</translation>
        </message>
        <message>
            <source>What the facility says</source>
            <translation>机构意见</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>签收</translation>
        </message>
        <message>
            <source>With an objection</source>
            <translation>签收有异议</translation>
        </message>
        <message>
            <source>Refuses to sign</source>
            <translation>拒签</translation>
        </message>
        <message>
            <source>Undo stroke</source>
            <translation>撤销一笔</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Confirm signature</source>
            <translation>确认签字</translation>
        </message>
        <message>
            <source>Everybody has signed. The record can be packed now.</source>
            <translation>全部签字完成，可以打包。</translation>
        </message>
        <message>
            <source>team leader</source>
            <translation>组长</translation>
        </message>
        <message>
            <source>evaluator</source>
            <translation>评价员</translation>
        </message>
        <message>
            <source>{name}, {role}, please sign</source>
            <translation>请{role}{name}签字</translation>
        </message>
        <message>
            <source>Reason of the refusal</source>
            <translation>拒签理由</translation>
        </message>
        <message>
            <source>Objection, in words</source>
            <translation>异议内容</translation>
        </message>
        <message>
            <source>The witness signs:</source>
            <translation>见证人签名：</translation>
        </message>
        <message>
            <source>Handwriting:</source>
            <translation>手写签名：</translation>
        </message>
        <message>
            <source>Write the name of the person who signs.</source>
            <translation>请填写签字人姓名。</translation>
        </message>
        <message>
            <source>Write down the objection or the reason in words.</source>
            <translation>请写明异议或理由。</translation>
        </message>
        <message>
            <source>There is no handwriting on the pad yet.</source>
            <translation>签字板上还没有笔迹。</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>签字</translation>
        </message>
        <message>
            <source>Absent</source>
            <translation>未到场</translation>
        </message>
        <message>
            <source>Whether the evaluator is here</source>
            <translation>评价人员是否在场</translation>
        </message>
        <message>
            <source>A deputy signs for the head</source>
            <translation>由受委托人签收</translation>
        </message>
        <message>
            <source>Why a deputy signs</source>
            <translation>委托原因</translation>
        </message>
        <message>
            <source>Receipt is not consent: it only says that the findings were received.</source>
            <translation>签收不表示同意，只表示收到了反馈内容。</translation>
        </message>
        <message>
            <source>Why the evaluator is absent</source>
            <translation>未到场的原因</translation>
        </message>
        <message>
            <source>A refusal needs a witness who is somebody else: write the name.</source>
            <translation>拒签要有另一个人见证：请写见证人姓名。</translation>
        </message>
        <message>
            <source>Write why a deputy signs for the head.</source>
            <translation>请写明由受委托人签收的原因。</translation>
        </message>
        <message>
            <source>{name}, please confirm the receipt</source>
            <translation>请{name}签收</translation>
        </message>
    </context>
    <context>
        <name>SigningScreen</name>
        <message>
            <source>Back to closing</source>
            <translation>返回结束检查</translation>
        </message>
        <message>
            <source>Go to delivery</source>
            <translation>去打包送交</translation>
        </message>
        <message>
            <source>Signatures</source>
            <translation>签字</translation>
        </message>
        <message>
            <source>Order of signing</source>
            <translation>签字顺序</translation>
        </message>
        <message>
            <source>The visit is still open</source>
            <translation>检查尚未结束</translation>
        </message>
        <message>
            <source>All have signed</source>
            <translation>全部签字完成</translation>
        </message>
        <message>
            <source>{n} still to sign</source>
            <translation>还有{n}人未签</translation>
        </message>
        <message>
            <source>now</source>
            <translation>请签字</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>{title}, {day}, revision {n}</source>
            <translation>{title}，{day}，第{n}版</translation>
        </message>
        <message>
            <source>What is signed</source>
            <translation>签字内容</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>Handed to</source>
            <translation>送交</translation>
        </message>
        <message>
            <source>{clauses} clauses, {findings} findings, {evidence} pieces of evidence</source>
            <translation>{clauses}条检查内容，{findings}个问题，{evidence}件佐证</translation>
        </message>
        <message>
            <source>Facts digest</source>
            <translation>定稿摘要</translation>
        </message>
        <message>
            <source>acts for the head: {reason}</source>
            <translation>受委托人，原因：{reason}</translation>
        </message>
        <message>
            <source>Read the findings</source>
            <translation>查看问题反馈</translation>
        </message>
        <message>
            <source>Read the record</source>
            <translation>查看评价记录</translation>
        </message>
        <message>
            <source>, {n} copies</source>
            <translation>，副本{n}件</translation>
        </message>
    </context>
    <context>
        <name>SlateDialog</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>QR clock</source>
            <translation>二维码时钟</translation>
        </message>
        <message>
            <source>Slate</source>
            <translation>场记牌</translation>
        </message>
        <message>
            <source>Slate (C)</source>
            <translation>场记牌（C）</translation>
        </message>
        <message>
            <source>QR clock (C)</source>
            <translation>二维码时钟（C）</translation>
        </message>
        <message>
            <source>Photograph this screen first, then what there is to see. On import the photos of this camera go to this clause, until the next slate or the end of the day.</source>
            <translation>请先拍下本屏，再拍现场。导入时，同一相机在此之后的照片归入本条，到下一张场记牌或当天结束为止。</translation>
        </message>
        <message>
            <source>QR code of the slate</source>
            <translation>场记牌二维码</translation>
        </message>
        <message>
            <source>Photograph this clock once with each camera. On import it shows how far the camera's clock is from this laptop's; the times remain what the camera claims.</source>
            <translation>请用每台相机各拍一次本时钟。导入时会显示相机时钟与本机相差多少；照片时间仍以相机所述为准，仅供参考。</translation>
        </message>
        <message>
            <source>QR code of the clock</source>
            <translation>时钟二维码</translation>
        </message>
        <message>
            <source>Keep photographed slates as evidence too</source>
            <translation>拍下的场记牌也作为佐证保留</translation>
        </message>
    </context>
    <context>
        <name>SlateOffer</name>
        <message>
            <source>Among these files is a photographed slate. Sort them by their slates?</source>
            <translation>这些文件中有一张场记牌照片，要按场记牌归类吗？</translation>
        </message>
        <message>
            <source>All to clause {code}</source>
            <translation>全部归入第 {code} 条</translation>
        </message>
        <message>
            <source>Sort by slate</source>
            <translation>按场记牌归类</translation>
        </message>
        <message>
            <source>Do not add</source>
            <translation>不添加</translation>
        </message>
    </context>
    <context>
        <name>SlatesAmong</name>
        <message>
            <source>All to clause {code}</source>
            <translation>全部归入第 {code} 条</translation>
        </message>
        <message>
            <source>Sort by slate</source>
            <translation>按场记牌归类</translation>
        </message>
        <message>
            <source>Put them back</source>
            <translation>放回原处</translation>
        </message>
        <message>
            <source>Leave it so</source>
            <translation>保持现状</translation>
        </message>
        <message>
            <source>Among the files added to clause {clauses} are photographed slates: {n}. Move the photos after them to the clauses of the slates?</source>
            <translation>加入第 {clauses} 条的文件中有 {n} 张场记牌照片，要把其后的照片移到场记牌所示的条款吗？</translation>
        </message>
        <message>
            <source>The photos were moved from clause {clauses} by their slates.</source>
            <translation>已按场记牌把照片从第 {clauses} 条移出。</translation>
        </message>
    </context>
    <context>
        <name>SlipPanel</name>
        <message>
            <source>Satisfaction slips</source>
            <translation>满意度问卷</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>Not valid</source>
            <translation>无效</translation>
        </message>
        <message>
            <source>Take the last slip back</source>
            <translation>撤回上一份</translation>
        </message>
        <message>
            <source>Take as figures</source>
            <translation>取为数据</translation>
        </message>
        <message>
            <source>n = {valid} valid slips, {invalid} not valid; anonymous</source>
            <translation>n = {valid} 份有效，{invalid} 份无效；不记姓名</translation>
        </message>
        <message>
            <source>small sample (n &lt; {few}): it says little, but blocks nothing</source>
            <translation>样本不足（n＜{few}）：只供参考，不影响提交</translation>
        </message>
        <message>
            <source>Slips on site, {n}</source>
            <translation>现场问卷 {n} 份</translation>
        </message>
    </context>
    <context>
        <name>Slot</name>
        <message>
            <source>Drop packages here</source>
            <translation>把数据包拖到这里</translation>
        </message>
        <message>
            <source>Drop packages (.zip.age) here, or name a folder below</source>
            <translation>把数据包（.zip.age）拖到这里，或在下面指定文件夹</translation>
        </message>
    </context>
    <context>
        <name>Sorting</name>
        <message>
            <source>{n} photos went to {clauses} clauses, {waiting} wait in the tray.</source>
            <translation>{n} 张照片已归入 {clauses} 个条目，{waiting} 张待归类。</translation>
        </message>
        <message>
            <source>Slates read: {slates}.</source>
            <translation>识别场记牌 {slates} 张。</translation>
        </message>
        <message>
            <source>Slates of another visit, not used: {foreign}; check the photos.</source>
            <translation>有 {foreign} 张是其他检查的场记牌，未采用；请核对这些照片。</translation>
        </message>
        <message>
            <source>Slates without a time or of an unknown clause: {unknown}.</source>
            <translation>有 {unknown} 张场记牌没有拍摄时间或条目不在本次检查中，未采用。</translation>
        </message>
        <message>
            <source>Camera without a name</source>
            <translation>未标明型号的相机</translation>
        </message>
        <message>
            <source>{camera}: clock as this laptop's.</source>
            <translation>{camera}：时钟与本机一致。</translation>
        </message>
        <message>
            <source>{camera}: clock {minutes} min {seconds} s ahead.</source>
            <translation>{camera}：时钟快 {minutes} 分 {seconds} 秒。</translation>
        </message>
        <message>
            <source>{camera}: clock {minutes} min {seconds} s behind.</source>
            <translation>{camera}：时钟慢 {minutes} 分 {seconds} 秒。</translation>
        </message>
        <message>
            <source>By their slates {n} photos go to {clauses} clauses where patients are. What do these photos show?</source>
            <translation>按场记牌，有 {n} 张照片属于 {clauses} 个可能拍到患者的条款。这些照片拍到了什么？</translation>
        </message>
        <message>
            <source>Nobody, no records</source>
            <translation>没有人，也没有病历信息</translation>
        </message>
        <message>
            <source>Already covered</source>
            <translation>已遮挡</translation>
        </message>
        <message>
            <source>To be covered</source>
            <translation>需要遮挡</translation>
        </message>
        <message>
            <source>Look at them</source>
            <translation>先看一看</translation>
        </message>
        <message>
            <source>Leave in the tray</source>
            <translation>留在待归类</translation>
        </message>
        <message>
            <source>Of these {continued} go on after a slate read earlier.</source>
            <translation>其中 {continued} 张按此前读到的场记牌接续归类。</translation>
        </message>
    </context>
    <context>
        <name>SourcePhoto</name>
        <message>
            <source>Photo of the source</source>
            <translation>来源照片</translation>
        </message>
        <message>
            <source>in the record</source>
            <translation>已在记录中</translation>
        </message>
        <message>
            <source>Take one in…</source>
            <translation>导入…</translation>
        </message>
    </context>
    <context>
        <name>Specialties</name>
        <message>
            <source>Keeps out because … (employed there, or in charge of it)</source>
            <translation>回避原因（如任职于该机构、主管该机构）</translation>
        </message>
        <message>
            <source>Covers: {names}</source>
            <translation>负责专业：{names}</translation>
        </message>
        <message>
            <source>Covers …</source>
            <translation>负责专业…</translation>
        </message>
    </context>
    <context>
        <name>Standards</name>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Edition</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Issued by</source>
            <translation>发布机关</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Source text</source>
            <translation>来源文本</translation>
        </message>
        <message>
            <source>Made from</source>
            <translation>来自文件</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Digest</source>
            <translation>摘要</translation>
        </message>
        <message>
            <source>{n} visits here stand on this edition and stay on it; none can be begun.</source>
            <translation>本机有 {n} 次检查沿用这一版；不能再用它新建检查。</translation>
        </message>
        <message>
            <source>{n} visits here stand on this edition and stay on it.</source>
            <translation>本机有 {n} 次检查使用这一版，今后也不会改变。</translation>
        </message>
        <message>
            <source>The checker finds no fault.</source>
            <translation>标准检查未发现问题。</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>标准</translation>
        </message>
        <message>
            <source>Heading</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Removed</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>方法</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Points</source>
            <translation>要点</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>{n} visits</source>
            <translation>{n} 次检查</translation>
        </message>
        <message>
            <source>Faults</source>
            <translation>有问题</translation>
        </message>
        <message>
            <source>Published here</source>
            <translation>本机发布</translation>
        </message>
        <message>
            <source>Earlier edition</source>
            <translation>旧版</translation>
        </message>
        <message>
            <source>Programme</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>{n} indicators</source>
            <translation>{n} 指标</translation>
        </message>
        <message>
            <source>{n} clauses</source>
            <translation>{n} 条款</translation>
        </message>
        <message>
            <source>{n} tasks</source>
            <translation>{n} 项任务</translation>
        </message>
        <message>
            <source>{n} departments</source>
            <translation>{n} 个部门</translation>
        </message>
        <message>
            <source>{n} targets</source>
            <translation>{n} 项目标</translation>
        </message>
        <message>
            <source>{n} actions</source>
            <translation>{n} 项行动</translation>
        </message>
        <message>
            <source>{n} goals</source>
            <translation>{n} 项目标</translation>
        </message>
        <message>
            <source>{n} passages</source>
            <translation>{n} 段原文</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Not understood</source>
            <translation>未识别</translation>
        </message>
        <message>
            <source>Guessed</source>
            <translation>推断</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>有建议</translation>
        </message>
        <message>
            <source>Twice</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>Gap</source>
            <translation>缺号</translation>
        </message>
        <message>
            <source>All rows</source>
            <translation>全部行</translation>
        </message>
        <message>
            <source>Proposals of a character</source>
            <translation>字形建议</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>Gaps in numbering</source>
            <translation>编号不连续</translation>
        </message>
        <message>
            <source>Recognised</source>
            <translation>已识别</translation>
        </message>
        <message>
            <source>Task {n}</source>
            <translation>任务 {n}</translation>
        </message>
        <message>
            <source>The page masked words with “(略)” or “*”; they are kept, never guessed.</source>
            <translation>网页以“(略)”或“*”遮去了文字；照录，不推测。</translation>
        </message>
        <message>
            <source>Responsible departments</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>The document does not say that the first one leads.</source>
            <translation>文件没有说第一个是牵头部门。</translation>
        </message>
        <message>
            <source>Building projects</source>
            <translation>建设项目</translation>
        </message>
        <message>
            <source> (implied only)</source>
            <translation>（仅为隐含）</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Region class</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>统计对象</translation>
        </message>
        <message>
            <source>Hardness</source>
            <translation>约束程度</translation>
        </message>
        <message>
            <source>By when</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Measured by</source>
            <translation>衡量方式</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>前提</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>The duty consists of</source>
            <translation>职责包括</translation>
        </message>
        <message>
            <source>One of the comparisons is enough.</source>
            <translation>满足其中一项比较即可。</translation>
        </message>
        <message>
            <source>A soft target: shown and counted, never a failure.</source>
            <translation>软性目标：列出并统计，不作未达处理。</translation>
        </message>
        <message>
            <source>The same in the body of the plan</source>
            <translation>方案正文中的同一段</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Body and annex name different departments; both are shown.</source>
            <translation>正文与附表所列部门不同，两处并列显示。</translation>
        </message>
        <message>
            <source>In the annex</source>
            <translation>附表所列</translation>
        </message>
        <message>
            <source>Who must reach the standard, and who is exempt</source>
            <translation>哪些机构须达标、哪些除外</translation>
        </message>
        <message>
            <source>more than {n} people served</source>
            <translation>服务人口超过 {n} 人</translation>
        </message>
        <message>
            <source>fewer than {n} staff</source>
            <translation>人员少于 {n} 人</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>须达标</translation>
        </message>
        <message>
            <source>Exempt</source>
            <translation>除外</translation>
        </message>
        <message>
            <source>Veto of the year</source>
            <translation>年度一票否决</translation>
        </message>
        <message>
            <source>Not open</source>
            <translation>不得申报</translation>
        </message>
        <message>
            <source>Key indicators of every re-check</source>
            <translation>复核必核的重点指标</translation>
        </message>
        <message>
            <source>Goal of {year}</source>
            <translation>{year}年目标</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>档次</translation>
        </message>
        <message>
            <source>At least</source>
            <translation>至少</translation>
        </message>
        <message>
            <source>What follows from the tier {tier}</source>
            <translation>“{tier}”的结果运用</translation>
        </message>
        <message>
            <source>Text of the document</source>
            <translation>文件原文</translation>
        </message>
        <message>
            <source>Dates of the programme</source>
            <translation>方案的时间节点</translation>
        </message>
        <message>
            <source>at least {n} months</source>
            <translation>不少于 {n} 个月</translation>
        </message>
        <message>
            <source>Self-assessment</source>
            <translation>自评</translation>
        </message>
        <message>
            <source>Counties report</source>
            <translation>县区上报</translation>
        </message>
        <message>
            <source>City reports</source>
            <translation>市级上报</translation>
        </message>
        <message>
            <source>Every year</source>
            <translation>每年</translation>
        </message>
        <message>
            <source>No date printed</source>
            <translation>未写明时间</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>{n} tasks, {m} targets</source>
            <translation>{n} 项任务，{m} 项目标</translation>
        </message>
        <message>
            <source>Cohort, veto of the year, key indicators</source>
            <translation>达标范围、年度否决与重点指标</translation>
        </message>
        <message>
            <source>Masked in the source: {n}</source>
            <translation>原文已遮 {n} 处</translation>
        </message>
        <message>
            <source>Accompanying text</source>
            <translation>随附文字</translation>
        </message>
        <message>
            <source>Points of its list</source>
            <translation>列举的要点</translation>
        </message>
        <message>
            <source>{n} of {all} are enough.</source>
            <translation>{all} 项中有 {n} 项即可。</translation>
        </message>
        <message>
            <source>Also to enter</source>
            <translation>另须填写</translation>
        </message>
        <message>
            <source>only with {what}</source>
            <translation>须有{what}</translation>
        </message>
        <message>
            <source>Grade {letter}</source>
            <translation>{letter} 级</translation>
        </message>
        <message>
            <source>Numerator</source>
            <translation>分子</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Denominator</source>
            <translation>分母</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>界限</translation>
        </message>
        <message>
            <source>None; a ratio</source>
            <translation>无，为比值</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Only for</source>
            <translation>仅适用于</translation>
        </message>
        <message>
            <source> (proposed)</source>
            <translation>（建议）</translation>
        </message>
        <message>
            <source>Themes</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Photo risk</source>
            <translation>拍照风险</translation>
        </message>
        <message>
            <source>How it is looked at</source>
            <translation>怎样查</translation>
        </message>
        <message>
            <source>{n} years back from application and from acceptance</source>
            <translation>自申请日、受理日各往前 {n} 年</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>{n} fields</source>
            <translation>{n} 个栏目</translation>
        </message>
        <message>
            <source>Field of a form</source>
            <translation>表格栏目</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>主题</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Remark</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Core (★)</source>
            <translation>核心（★）</translation>
        </message>
        <message>
            <source>Basic</source>
            <translation>基本</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>name added by this program</source>
            <translation>名称为本程序所加</translation>
        </message>
        <message>
            <source>{n} comparisons</source>
            <translation>{n} 项比较</translation>
        </message>
        <message>
            <source>{n} points</source>
            <translation>{n} 个要点</translation>
        </message>
        <message>
            <source>Only with {what}</source>
            <translation>须有{what}</translation>
        </message>
        <message>
            <source>Vetoes</source>
            <translation>否决事项</translation>
        </message>
        <message>
            <source>Dates</source>
            <translation>时间节点</translation>
        </message>
        <message>
            <source>Goals</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Specialties of the team</source>
            <translation>复核组专业</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>组织机构</translation>
        </message>
        <message>
            <source>Consequences of the tiers</source>
            <translation>结果运用</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Self-assessment and reports: reckon the dates</source>
            <translation>自评与上报：推算日期</translation>
        </message>
        <message>
            <source>{area}: at least {n} by {year} ({tier})</source>
            <translation>{area}：{year}年至少 {n} 家（{tier}）</translation>
        </message>
        <message>
            <source>{tier} only</source>
            <translation>仅{tier}</translation>
        </message>
        <message>
            <source>{tier} and above</source>
            <translation>{tier}及以上</translation>
        </message>
        <message>
            <source>{tier} and below</source>
            <translation>{tier}及以下</translation>
        </message>
        <message>
            <source>Soft wording</source>
            <translation>软性</translation>
        </message>
        <message>
            <source>Refers to something undefined</source>
            <translation>未定义</translation>
        </message>
        <message>
            <source>Overtaken by later law</source>
            <translation>已变化</translation>
        </message>
        <message>
            <source>List to tick</source>
            <translation>列举清单</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>At least so many</source>
            <translation>至少若干</translation>
        </message>
        <message>
            <source>Checked every year</source>
            <translation>按年可查</translation>
        </message>
        <message>
            <source>Window of time</source>
            <translation>有时段</translation>
        </message>
        <message>
            <source>Regularly, without a number</source>
            <translation>定期而无次数</translation>
        </message>
        <message>
            <source>Condition in the wording</source>
            <translation>写明条件</translation>
        </message>
        <message>
            <source>Condition implied</source>
            <translation>隐含条件</translation>
        </message>
        <message>
            <source>Refers to another text</source>
            <translation>引用其他文件</translation>
        </message>
        <message>
            <source>Misprint kept as issued</source>
            <translation>印误照录</translation>
        </message>
        <message>
            <source>in-patient beds</source>
            <translation>住院床位</translation>
        </message>
        <message>
            <source>wards of several patients</source>
            <translation>多人病房</translation>
        </message>
        <message>
            <source>a fever or enteric clinic</source>
            <translation>发热或肠道门诊</translation>
        </message>
        <message>
            <source>imaging</source>
            <translation>影像检查</translation>
        </message>
        <message>
            <source>special drugs</source>
            <translation>特殊药品</translation>
        </message>
        <message>
            <source>homes for the elderly in its area</source>
            <translation>辖区养老机构</translation>
        </message>
        <message>
            <source>hospice and elderly care</source>
            <translation>临终关怀与老年养护</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Bystanders or staff may be seen</source>
            <translation>可能拍到旁人或员工</translation>
        </message>
        <message>
            <source>Patients, children or records: take care</source>
            <translation>患者、儿童或病历：务必小心</translation>
        </message>
        <message>
            <source>When the facility has no {what}; without approval.</source>
            <translation>机构没有{what}时可选，无需批准。</translation>
        </message>
        <message>
            <source>When the profile of the facility says so; without approval.</source>
            <translation>机构情况表明没有时可选，无需批准。</translation>
        </message>
        <message>
            <source>With a reason and the leader's approval.</source>
            <translation>须写明理由并经组长批准。</translation>
        </message>
        <message>
            <source>Never; what is absent is not met.</source>
            <translation>不可选；没有即不达标。</translation>
        </message>
        <message>
            <source>{what} is {values}</source>
            <translation>{what}为{values}</translation>
        </message>
        <message>
            <source>at least (this value included)</source>
            <translation>不低于（含本数）</translation>
        </message>
        <message>
            <source>below (this value excluded)</source>
            <translation>低于（不含本数）</translation>
        </message>
        <message>
            <source>at most (this value included)</source>
            <translation>不超过（含本数）</translation>
        </message>
        <message>
            <source>more than (this value excluded)</source>
            <translation>超过（不含本数）</translation>
        </message>
        <message>
            <source>Nation</source>
            <translation>全国</translation>
        </message>
        <message>
            <source>Provinces of a region class</source>
            <translation>分区省份</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省</translation>
        </message>
        <message>
            <source>District</source>
            <translation>区</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县</translation>
        </message>
        <message>
            <source>Facility</source>
            <translation>机构</translation>
        </message>
        <message>
            <source>County authority</source>
            <translation>县级卫生健康部门</translation>
        </message>
        <message>
            <source>Province authority</source>
            <translation>省级卫生健康部门</translation>
        </message>
        <message>
            <source>Authorities of every level</source>
            <translation>各级卫生健康部门</translation>
        </message>
        <message>
            <source>Not stated</source>
            <translation>文件未写明</translation>
        </message>
        <message>
            <source>Eastern provinces</source>
            <translation>东部省份</translation>
        </message>
        <message>
            <source>Central provinces</source>
            <translation>中部省份</translation>
        </message>
        <message>
            <source>Western provinces</source>
            <translation>西部省份</translation>
        </message>
        <message>
            <source>must</source>
            <translation>应</translation>
        </message>
        <message>
            <source>strive</source>
            <translation>力争</translation>
        </message>
        <message>
            <source>in principle</source>
            <translation>原则上</translation>
        </message>
        <message>
            <source>create conditions</source>
            <translation>创造条件</translation>
        </message>
        <message>
            <source>at the least</source>
            <translation>至少</translation>
        </message>
        <message>
            <source>A printed number</source>
            <translation>印有数字</translation>
        </message>
        <message>
            <source>All of them, without a number</source>
            <translation>全部，无数字</translation>
        </message>
        <message>
            <source>Words only; a person judges</source>
            <translation>只有文字，由人判断</translation>
        </message>
        <message>
            <source>Masked in the source; nobody can judge</source>
            <translation>原文已遮，无法判断</translation>
        </message>
        <message>
            <source>The document prints no date</source>
            <translation>文件未规定时间</translation>
        </message>
        <message>
            <source>The document does not say</source>
            <translation>文件未写明</translation>
        </message>
        <message>
            <source>Threshold: {what}</source>
            <translation>阈值：{what}</translation>
        </message>
        <message>
            <source>Veto: it forbids passing</source>
            <translation>一票否决事项</translation>
        </message>
        <message>
            <source>At the desk</source>
            <translation>收件台</translation>
        </message>
        <message>
            <source>{document}, line {line} of its text</source>
            <translation>{document}文本第 {line} 行</translation>
        </message>
    </context>
    <context>
        <name>StandardsScreen</name>
        <message>
            <source>Standards</source>
            <translation>标准库</translation>
        </message>
        <message>
            <source>Documents of the library</source>
            <translation>标准库文件</translation>
        </message>
        <message>
            <source>Import a standard…</source>
            <translation>导入标准…</translation>
        </message>
        <message>
            <source>Library</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>The edition is published; new visits can choose it, running ones do not.</source>
            <translation>已发布；新建检查可以选用，进行中的检查不受影响。</translation>
        </message>
        <message>
            <source>Export the standard</source>
            <translation>导出标准</translation>
        </message>
        <message>
            <source>Exported to {name}; imported again it is the same edition.</source>
            <translation>已导出 {name}；再次导入仍是同一版本。</translation>
        </message>
        <message>
            <source>The reading is kept; visits begun from now on are given it.</source>
            <translation>口径说明已保存；此后新建的检查会带上它。</translation>
        </message>
        <message>
            <source>This laptop</source>
            <translation>本机</translation>
        </message>
        <message>
            <source>The desk</source>
            <translation>收件台</translation>
        </message>
        <message>
            <source>Where it is kept</source>
            <translation>存放处</translation>
        </message>
        <message>
            <source>Kept at</source>
            <translation>存放处</translation>
        </message>
        <message>
            <source>The edition is published at the desk; packages that waited for it are taken up now.</source>
            <translation>已发布到收件台；等待这份标准的数据包现在重新接收。</translation>
        </message>
        <message>
            <source>The reading is kept at the desk.</source>
            <translation>口径说明已存入收件台。</translation>
        </message>
    </context>
    <context>
        <name>StatusStrip</name>
        <message>
            <source>Nothing changed yet</source>
            <translation>尚无改动</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <source>Saved on this computer {time}</source>
            <translation>已保存到本机 {time}</translation>
        </message>
        <message>
            <source>Only on this computer</source>
            <translation>数据只在本机</translation>
        </message>
        <message>
            <source>Free space {size}</source>
            <translation>剩余空间 {size}</translation>
        </message>
        <message>
            <source>No photos yet</source>
            <translation>暂无照片</translation>
        </message>
        <message>
            <source>The last step was NOT saved</source>
            <translation>刚才这一步没有保存</translation>
        </message>
        <message>
            <source>Cited {cited} · present {present} · verified {verified}</source>
            <translation>引用 {cited} · 在库 {present} · 已核 {verified}</translation>
        </message>
        <message>
            <source>NOT EQUAL: {count} missing or changed</source>
            <translation>数目不一致：{count} 件缺失或内容不符</translation>
        </message>
        <message>
            <source>being checked</source>
            <translation>正在核对</translation>
        </message>
        <message>
            <source>Photos and documents ({size}), as the last check found them; open the list</source>
            <translation>照片和资料（{size}），为最近一次核对的结果；点击查看佐证清单</translation>
        </message>
        <message>
            <source>Receives by network</source>
            <translation>网络接收中</translation>
        </message>
        <message>
            <source>Desk open, kept in {folder}</source>
            <translation>收件台已打开，数据在 {folder}</translation>
        </message>
        <message>
            <source>The folder does not answer</source>
            <translation>文件夹连不上</translation>
        </message>
        <message>
            <source>The desk is not open</source>
            <translation>收件台未打开</translation>
        </message>
    </context>
    <context>
        <name>StepWords</name>
        <message>
            <source>Marked</source>
            <translation>标记</translation>
        </message>
        <message>
            <source>Point marked</source>
            <translation>要点标记</translation>
        </message>
        <message>
            <source>Seen in a room</source>
            <translation>房间所见</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Evidence added</source>
            <translation>添加佐证</translation>
        </message>
        <message>
            <source>Evidence taken off</source>
            <translation>移除佐证</translation>
        </message>
        <message>
            <source>Words of a photo</source>
            <translation>照片说明</translation>
        </message>
        <message>
            <source>Finding written</source>
            <translation>写入问题</translation>
        </message>
        <message>
            <source>Finding taken back</source>
            <translation>撤回问题</translation>
        </message>
        <message>
            <source>Satisfaction slip</source>
            <translation>满意度问卷</translation>
        </message>
        <message>
            <source>Sample drawn</source>
            <translation>抽样</translation>
        </message>
        <message>
            <source>List of rooms</source>
            <translation>房间清单</translation>
        </message>
        <message>
            <source>Listed without a result</source>
            <translation>列入未查清单</translation>
        </message>
        <message>
            <source>Meeting</source>
            <translation>会议</translation>
        </message>
    </context>
    <context>
        <name>Stepping</name>
        <message>
            <source>Undone: {step}</source>
            <translation>已撤销：{step}</translation>
        </message>
        <message>
            <source>Done again: {step}</source>
            <translation>已重做：{step}</translation>
        </message>
        <message>
            <source>{step} (shown where it was)</source>
            <translation>{step}（已转到该处）</translation>
        </message>
        <message>
            <source>Back to {where} (Alt+←)</source>
            <translation>回到 {where}（Alt+←）</translation>
        </message>
    </context>
    <context>
        <name>StickMenu</name>
        <message>
            <source>Sticks</source>
            <translation>U盘</translation>
        </message>
        <message>
            <source>Sticks that are plugged in</source>
            <translation>已插入的U盘</translation>
        </message>
        <message>
            <source>{label} · {free} GB free · {kind}</source>
            <translation>{label} · 剩余 {free} GB · {kind}</translation>
        </message>
        <message>
            <source>No stick is plugged in. Choose a folder instead.</source>
            <translation>没有插入U盘，可以改选文件夹。</translation>
        </message>
    </context>
    <context>
        <name>TargetSide</name>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>No target fits what was asked for.</source>
            <translation>没有符合条件的目标。</translation>
        </message>
        <message>
            <source> (implied, not written)</source>
            <translation>（文件未明写）</translation>
        </message>
        <message>
            <source> A soft target: nobody fails by it.</source>
            <translation>软性目标，不作否定判断。</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>The document gives no date.</source>
            <translation>文件未规定期限。</translation>
        </message>
        <message>
            <source>Hardness</source>
            <translation>力度</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区类别</translation>
        </message>
        <message>
            <source>Parts</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Our reading: {hint}</source>
            <translation>本程序的读法：{hint}</translation>
        </message>
        <message>
            <source>figures of {day}</source>
            <translation>数据截至 {day}</translation>
        </message>
        <message>
            <source>A soft target: shown, never failed.</source>
            <translation>软性目标：只显示，不判不合格。</translation>
        </message>
        <message>
            <source>Above the printed range; it passes with this note.</source>
            <translation>高于文件所写区间，记为达到并注明。</translation>
        </message>
        <message>
            <source>No figures are asked for; a person judges by the words.</source>
            <translation>没有需要填写的数字，由人按文字判断。</translation>
        </message>
        <message>
            <source>The figure is hidden by (略) in the published text.</source>
            <translation>公布的文本中数字被“(略)”遮盖。</translation>
        </message>
        <message>
            <source>A yearly duty: it is kept under “Yearly duties”.</source>
            <translation>每年的职责，在“年度职责”中登记。</translation>
        </message>
        <message>
            <source>Save figures</source>
            <translation>保存数据</translation>
        </message>
        <message>
            <source>Add figures</source>
            <translation>填报数据</translation>
        </message>
        <message>
            <source>or their codes, 、 between</source>
            <translation>或填机构代码，用“、”分开</translation>
        </message>
        <message>
            <source>Codes above</source>
            <translation>分子机构代码</translation>
        </message>
        <message>
            <source>Codes below</source>
            <translation>分母机构代码</translation>
        </message>
        <message>
            <source>Area or facility</source>
            <translation>地区或机构</translation>
        </message>
        <message>
            <source>as you write it in the regions</source>
            <translation>与地区名单中的写法一致</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年度</translation>
        </message>
        <message>
            <source>Cut-off date</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2025-01-31</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Document numbers, 、 between</source>
            <translation>文号，多个用“、”分开</translation>
        </message>
    </context>
    <context>
        <name>TargetsTab</name>
        <message>
            <source>Targets</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年度</translation>
        </message>
        <message>
            <source>Hardness</source>
            <translation>力度</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <source>Targets and duties</source>
            <translation>目标和职责</translation>
        </message>
        <message>
            <source>Hard and soft</source>
            <translation>全部力度</translation>
        </message>
        <message>
            <source>All hard ones</source>
            <translation>刚性目标</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>What is measured</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>文件要求</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Every year</source>
            <translation>全部年度</translation>
        </message>
        <message>
            <source>Yearly</source>
            <translation>每年</translation>
        </message>
        <message>
            <source>Without a date</source>
            <translation>未写明期限</translation>
        </message>
        <message>
            <source>Every scope</source>
            <translation>全部范围</translation>
        </message>
        <message>
            <source>{n} of {all} targets and duties, {soft} of them soft</source>
            <translation>{n} 项（全部 {all} 项），其中软性 {soft} 项</translation>
        </message>
        <message>
            <source>All soft ones</source>
            <translation>软性目标</translation>
        </message>
        <message>
            <source>Does not count</source>
            <translation>不计入</translation>
        </message>
    </context>
    <context>
        <name>TaskSide</name>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>No task fits what was asked for.</source>
            <translation>没有符合条件的任务。</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>重点任务</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>Source line</source>
            <translation>原文行号</translation>
        </message>
        <message>
            <source>(略) is printed so in the published text; what it hides is not known.</source>
            <translation>“(略)”为公布文本所印，所遮内容不明。</translation>
        </message>
        <message>
            <source>The whole task</source>
            <translation>整项任务</translation>
        </message>
        <message>
            <source>due {day}</source>
            <translation>期限 {day}</translation>
        </message>
        <message>
            <source>Evidence: {names}</source>
            <translation>佐证：{names}</translation>
        </message>
        <message>
            <source>Save entry</source>
            <translation>保存记录</translation>
        </message>
        <message>
            <source>Add an entry</source>
            <translation>登记进展</translation>
        </message>
        <message>
            <source>About</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Due, set by us</source>
            <translation>本单位定的期限</translation>
        </message>
        <message>
            <source>yyyy-mm-dd</source>
            <translation>年-月-日，如 2025-01-31</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Document numbers, 、 between</source>
            <translation>文号，多个用“、”分开</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>说明</translation>
        </message>
    </context>
    <context>
        <name>TasksTab</name>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>By department</source>
            <translation>按责任部门</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>责任部门</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Every status</source>
            <translation>全部状态</translation>
        </message>
        <message>
            <source>Number or words</source>
            <translation>序号或文字</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>Tasks of the plan</source>
            <translation>方案的任务</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>序号</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>重点任务</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务内容</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>期限</translation>
        </message>
        <message>
            <source>Evidence</source>
            <translation>佐证</translation>
        </message>
        <message>
            <source>Department, as issued</source>
            <translation>责任部门（照录）</translation>
        </message>
        <message>
            <source>Every department</source>
            <translation>全部责任部门</translation>
        </message>
        <message>
            <source>{n} of {all} tasks</source>
            <translation>{n} 项（全部 {all} 项）</translation>
        </message>
        <message>
            <source>overdue {n}</source>
            <translation>逾期 {n}</translation>
        </message>
        <message>
            <source>The one named first is not said to lead.</source>
            <translation>首列部门不推定为牵头。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Body and annex name different departments in this group: only in the body {body}; only in the annex {annex}.</source>
            <translation>这一组的责任部门正文与附表不同：只见于正文 {body}；只见于附表 {annex}。</translation>
        </message>
        <message>
            <source>Task ledger</source>
            <translation>任务台账</translation>
        </message>
    </context>
    <context>
        <name>TeamOffer</name>
        <message>
            <source>Same team as last time: {names}</source>
            <translation>沿用上次评价组：{names}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{offer} and {n} more</source>
            <translation>{offer}等，另有{n}人</translation>
        </message>
    </context>
    <context>
        <name>TokenPinDialog</name>
        <message>
            <source>PIN of the token</source>
            <translation>令牌 PIN</translation>
        </message>
        <message>
            <source>Sign</source>
            <translation>签名</translation>
        </message>
        <message>
            <source>Plug in the token {token} and leave it in until the package is made.</source>
            <translation>请插入令牌“{token}”，数据包生成前不要拔出。</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>It is not kept. Several wrong ones lock the token.</source>
            <translation>PIN 不会保存；多次输错，令牌会锁定。</translation>
        </message>
    </context>
    <context>
        <name>TokenRequestDialog</name>
        <message>
            <source>Signing key on a token</source>
            <translation>令牌上的签名密钥</translation>
        </message>
        <message>
            <source>Driver of the token (.dll or .so)</source>
            <translation>令牌的驱动文件（.dll 或 .so）</translation>
        </message>
        <message>
            <source>Name of the token, if several</source>
            <translation>令牌名称（插有几个令牌时填写）</translation>
        </message>
        <message>
            <source>PIN of the token</source>
            <translation>令牌的 PIN 码</translation>
        </message>
        <message>
            <source>Make key on the token</source>
            <translation>在令牌上生成密钥</translation>
        </message>
        <message>
            <source>The key is made on the token and never leaves it; every package then asks for the PIN.</source>
            <translation>密钥在令牌里生成，不会离开令牌；以后每次打包都要输入 PIN 码。</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>选择…</translation>
        </message>
        <message>
            <source>Choose the driver</source>
            <translation>选择驱动文件</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>The PIN is not kept. Several wrong ones lock the token.</source>
            <translation>PIN 码不会保存；连续输错几次，令牌会锁死。</translation>
        </message>
        <message>
            <source>The key is being made on the token …</source>
            <translation>正在令牌上生成密钥……</translation>
        </message>
    </context>
    <context>
        <name>TreePane</name>
        <message>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Indicator or clause</source>
            <translation>输入指标或检查内容</translation>
        </message>
        <message>
            <source>Search indicators and clauses</source>
            <translation>查找指标和条款</translation>
        </message>
        <message>
            <source>Indicators</source>
            <translation>按指标</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <source>Walk through the clauses</source>
            <translation>查看方式</translation>
        </message>
        <message>
            <source>The other view, at the same clause (F5)</source>
            <translation>换一种查看方式，停在同一条（F5）</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>按房间</translation>
        </message>
    </context>
    <context>
        <name>UncheckedModel</name>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>To verify</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>Unchecked</source>
            <translation>未查</translation>
        </message>
    </context>
    <context>
        <name>UncheckedView</name>
        <message>
            <source>One reason for many</source>
            <translation>统一填写原因</translation>
        </message>
        <message>
            <source>One reason for many, e.g. room locked all day</source>
            <translation>统一填写原因，如：房间全天上锁</translation>
        </message>
        <message>
            <source>Clauses without a result</source>
            <translation>没有结果的条款</translation>
        </message>
        <message>
            <source>Every clause has a result; there is nothing to list.</source>
            <translation>每条都有结果，不需要未查清单。</translation>
        </message>
        <message>
            <source>{n} clauses have no result. Check them, or list them with a reason: the leader signs this list with the record.</source>
            <translation>{n}条没有结果。请补查，或写明原因列入清单，由组长随记录一并签字。</translation>
        </message>
        <message>
            <source>Search code, text or reason</source>
            <translation>查找条款号、内容或原因</translation>
        </message>
        <message>
            <source>{shown} shown · {given} of {n} with a reason</source>
            <translation>列出{shown}条 · {n}条中{given}条已写原因</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Give to {n} selected</source>
            <translation>写给选中的{n}条</translation>
        </message>
        <message>
            <source>Give to all {n} shown…</source>
            <translation>写给列出的全部{n}条…</translation>
        </message>
        <message>
            <source>Write the reason first: a listed clause needs one.</source>
            <translation>请先写原因：列入清单的条款须写明原因。</translation>
        </message>
        <message>
            <source>Nothing is selected. Give this reason to all {n} shown rows?</source>
            <translation>没有选中条款。要把这个原因写给列出的全部{n}条吗？</translation>
        </message>
        <message>
            <source>Give to all {n} shown</source>
            <translation>写给列出的全部{n}条</translation>
        </message>
    </context>
    <context>
        <name>UnlockForm</name>
        <message>
            <source>Another folder…</source>
            <translation>其他文件夹…</translation>
        </message>
        <message>
            <source>One moment: the key is being worked out…</source>
            <translation>请稍候，正在由口令推算密钥…</translation>
        </message>
        <message>
            <source>The passphrase needs at least {count} characters.</source>
            <translation>口令至少要 {count} 个字符。</translation>
        </message>
        <message>
            <source>The two passphrases differ; type the second one again.</source>
            <translation>两次输入的口令不一致，请重新输入第二遍。</translation>
        </message>
        <message>
            <source>{field}, at least {count} characters</source>
            <translation>{field}（至少 {count} 个字符）</translation>
        </message>
    </context>
    <context>
        <name>UnlockScreen</name>
        <message>
            <source>On-site inspection, offline on this computer</source>
            <translation>医疗卫生机构现场检查，离线使用</translation>
        </message>
        <message>
            <source>Everything is kept encrypted on this computer; nothing is sent anywhere.</source>
            <translation>全部记录加密保存在本机，不向任何地方发送。</translation>
        </message>
        <message>
            <source>Folder of the workspace</source>
            <translation>工作区所在文件夹</translation>
        </message>
        <message>
            <source>District desk</source>
            <translation>区县办公室：打开收件台</translation>
        </message>
        <message>
            <source>For an office that makes no visits on this computer</source>
            <translation>区县办公室电脑没有检查工作区时，从这里进入</translation>
        </message>
    </context>
    <context>
        <name>UploadPanel</name>
        <message>
            <source>Desk's address, e.g. 192.168.1.20:8443</source>
            <translation>收件台地址，如 192.168.1.20:8443</translation>
        </message>
        <message>
            <source>Desk's address</source>
            <translation>收件台地址</translation>
        </message>
        <message>
            <source>Upload</source>
            <translation>上传</translation>
        </message>
        <message>
            <source>Fetch answer</source>
            <translation>取回回执</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Progress of the upload</source>
            <translation>上传进度</translation>
        </message>
        <message>
            <source>Only the desk's own signed receipt counts as delivered.</source>
            <translation>以收件台签发的回执为准，收到回执才算送达。</translation>
        </message>
        <message>
            <source>Calling the desk …</source>
            <translation>正在连接收件台……</translation>
        </message>
        <message>
            <source>Stopping …</source>
            <translation>正在停止……</translation>
        </message>
        <message>
            <source>All of it is at the desk, which is checking it …</source>
            <translation>已全部上传，收件台正在核验……</translation>
        </message>
        <message>
            <source>{done} of {total} MB sent</source>
            <translation>已上传 {done} / {total} MB</translation>
        </message>
        <message>
            <source>The desk has no answer to this package yet.</source>
            <translation>收件台还没有这个数据包的回执。</translation>
        </message>
        <message>
            <source>The desk sent the record back for correction; see above.</source>
            <translation>收件台已退回补正，见上方提示。</translation>
        </message>
        <message>
            <source>Delivered: the desk's receipt was verified and kept.</source>
            <translation>已送达：收件台回执已核验并保存。</translation>
        </message>
        <message>
            <source>The desk has answered; see the state above.</source>
            <translation>收件台已答复，见上方状态。</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <source>Stopped. What was sent stays at the desk; Upload goes on from there.</source>
            <translation>已停止。已上传的部分保留在收件台，再点“上传”会从中断处继续。</translation>
        </message>
        <message>
            <source>The office's trust file names {address}.</source>
            <translation>办公室的信任包写明的收件台地址是 {address}。</translation>
        </message>
        <message>
            <source>The desk took its return back; nothing has to be put right any more.</source>
            <translation>区里已收回退回，不必再补正。</translation>
        </message>
    </context>
    <context>
        <name>VerdictLines</name>
        <message>
            <source>no value yet; the document prints no threshold</source>
            <translation>尚无数值；文件未规定合格线</translation>
        </message>
        <message>
            <source>{above} of {below} = {share}%; no threshold is printed: not judged</source>
            <translation>{above} ÷ {below} = {share}%；文件未规定合格线，不作判断</translation>
        </message>
        <message>
            <source>{what}: cannot be computed yet, figures are missing</source>
            <translation>{what}：数据不全，无法计算</translation>
        </message>
        <message>
            <source>{what}: cannot be computed, the denominator is 0</source>
            <translation>{what}：分母为 0，无法计算</translation>
        </message>
        <message>
            <source>(or {what}: {change})</source>
            <translation>（或{what}：{change}）</translation>
        </message>
        <message>
            <source>{gap}{unit} more and it is not met</source>
            <translation>再多 {gap}{unit}即不达标</translation>
        </message>
        <message>
            <source>{gap}{unit} fewer and it is not met</source>
            <translation>再少 {gap}{unit}即不达标</translation>
        </message>
        <message>
            <source>{gap}{unit} short of met</source>
            <translation>差 {gap}{unit}即达标</translation>
        </message>
        <message>
            <source>met with {gap}{unit} fewer</source>
            <translation>再少 {gap}{unit}即达标</translation>
        </message>
        <message>
            <source>{comparison}; {distance}</source>
            <translation>{comparison}；{distance}</translation>
        </message>
    </context>
    <context>
        <name>VetoWords</name>
        <message>
            <source>Grade 1 (gravest)</source>
            <translation>一级（最重）</translation>
        </message>
        <message>
            <source>Grade 2</source>
            <translation>二级</translation>
        </message>
        <message>
            <source>Grade 3</source>
            <translation>三级</translation>
        </message>
        <message>
            <source>Grade 4</source>
            <translation>四级</translation>
        </message>
        <message>
            <source>Full responsibility</source>
            <translation>完全责任</translation>
        </message>
        <message>
            <source>Main responsibility</source>
            <translation>主要责任</translation>
        </message>
        <message>
            <source>Secondary responsibility</source>
            <translation>次要责任</translation>
        </message>
        <message>
            <source>Slight responsibility</source>
            <translation>轻微责任</translation>
        </message>
        <message>
            <source>No responsibility</source>
            <translation>无责任</translation>
        </message>
        <message>
            <source>counts</source>
            <translation>计入</translation>
        </message>
        <message>
            <source>does not count: before the window</source>
            <translation>不计入：早于窗口首日</translation>
        </message>
        <message>
            <source>does not count: after the window</source>
            <translation>不计入：晚于窗口末日</translation>
        </message>
        <message>
            <source>does not count: grade or responsibility is not appraised</source>
            <translation>不计入：未经鉴定定级或定责</translation>
        </message>
        <message>
            <source>does not count: a lighter grade</source>
            <translation>不计入：等级较轻</translation>
        </message>
        <message>
            <source>does not count: less than main responsibility</source>
            <translation>不计入：责任轻于主要责任</translation>
        </message>
        <message>
            <source>other circumstances: the answer above decides</source>
            <translation>其他情形：不单独判定，以上面的回答为准</translation>
        </message>
        <message>
            <source>; it lay within the window of the application</source>
            <translation>；按申请日倒算时在窗口内</translation>
        </message>
        <message>
            <source>not entered</source>
            <translation>未填</translation>
        </message>
        <message>
            <source>Window from {first} to {last}: {years} years before the later of application ({applied}) and acceptance ({accepted}); the first day counts.</source>
            <translation>窗口 {first} 起，至 {last}：从申请日（{applied}）和验收日（{accepted}）中较晚的一天倒算 {years} 年，首日计入。</translation>
        </message>
        <message>
            <source>Present state, from {first} to {last}: application ({applied}), acceptance ({accepted}). Enter the day on which it was seen.</source>
            <translation>看现状，{first} 至 {last}：申请日（{applied}）、验收日（{accepted}）。日期填看到该情况的日子。</translation>
        </message>
        <message>
            <source>By these incidents: found.</source>
            <translation>按所列情形：有。</translation>
        </message>
        <message>
            <source>By these incidents: not found.</source>
            <translation>按所列情形：无。</translation>
        </message>
        <message>
            <source>Found: before a visit the flow stops here and the application is not accepted; found on site, every clause is still recorded and the result is not passed.</source>
            <translation>否决项成立：到场前发现的，流程到此为止，不予受理；到场发现的，各项照常记录，结果为验收不合格。</translation>
        </message>
    </context>
    <context>
        <name>VetoesView</name>
        <message>
            <source>These standards have no vetoes.</source>
            <translation>这些标准没有一票否决情形。</translation>
        </message>
        <message>
            <source>within {n} years</source>
            <translation>{n}年内</translation>
        </message>
        <message>
            <source>present state</source>
            <translation>看现状</translation>
        </message>
        <message>
            <source>Applicant declares</source>
            <translation>申请机构声明</translation>
        </message>
        <message>
            <source>Office checked</source>
            <translation>主管部门核查</translation>
        </message>
    </context>
    <context>
        <name>VisitDelegate</name>
        <message>
            <source>{done} of {total} checked</source>
            <translation>已查 {done} / {total} 条</translation>
        </message>
        <message>
            <source> · {count} not met</source>
            <translation> · 不达标 {count}</translation>
        </message>
    </context>
    <context>
        <name>VisitHeader</name>
        <message>
            <source>Back to the visits</source>
            <translation>返回检查列表</translation>
        </message>
        <message>
            <source>Undo (Ctrl+Z)</source>
            <translation>撤销（Ctrl+Z）</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Finish and sign</source>
            <translation>结束检查</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Signatures and report</source>
            <translation>签字并出报告</translation>
        </message>
        <message>
            <source>Team and facility</source>
            <translation>评价组与机构信息</translation>
        </message>
        <message>
            <source>Paper: day plan, blank checklist, enter a paper list (Ctrl+P)</source>
            <translation>纸质备用：打印日程、空白检查表，补录纸质清单（Ctrl+P）</translation>
        </message>
        <message>
            <source>Redo (Ctrl+Y)</source>
            <translation>重做 (Ctrl+Y)</translation>
        </message>
        <message>
            <source>Before departure: space, clock, backup, certificate (Ctrl+D)</source>
            <translation>出发检查：空间、时钟、备份、证书（Ctrl+D）</translation>
        </message>
        <message>
            <source>First and last meeting: who is here (Ctrl+M)</source>
            <translation>首次会议、末次会议：签到（Ctrl+M）</translation>
        </message>
        <message>
            <source>First meeting</source>
            <translation>首次会议</translation>
        </message>
        <message>
            <source>Back to closing</source>
            <translation>返回结束检查</translation>
        </message>
        <message>
            <source>Frozen, revision {n}</source>
            <translation>已定稿，第{n}版</translation>
        </message>
    </context>
    <context>
        <name>VisitScreen</name>
        <message>
            <source>Clause {code}</source>
            <translation>第 {code} 条</translation>
        </message>
        <message>
            <source>Marked by {name} at {time}</source>
            <translation>上次标记 {name} {time}</translation>
        </message>
        <message>
            <source>List</source>
            <translation>目录</translation>
        </message>
        <message>
            <source>Clauses</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>Photos and finding</source>
            <translation>照片与问题</translation>
        </message>
        <message>
            <source>Part of the screen</source>
            <translation>屏幕分区</translation>
        </message>
        <message>
            <source>Marked at {time}</source>
            <translation>{time} 标记</translation>
        </message>
    </context>
    <context>
        <name>VisitsScreen</name>
        <message>
            <source>New visit</source>
            <translation>新建检查</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>No visit yet. Begin with “New visit”: a name is enough.</source>
            <translation>还没有检查记录。点“新建检查”，填机构名称就能开始。</translation>
        </message>
        <message>
            <source>Before departure</source>
            <translation>出发检查</translation>
        </message>
    </context>
    <context>
        <name>Walking</name>
        <message>
            <source>Nothing is open in this direction.</source>
            <translation>这个方向没有未查的条款了。</translation>
        </message>
        <message>
            <source>You left {room}: {what}</source>
            <translation>离开{room}：{what}</translation>
        </message>
        <message>
            <source>Write finding</source>
            <translation>写问题</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Chayan - facility inspections</source>
            <translation>查验 · 现场检查</translation>
        </message>
        <message>
            <source>Something went wrong inside the program; what was saved is safe.</source>
            <translation>程序内部出错；已保存的内容不受影响。</translation>
        </message>
        <message>
            <source> A report without personal data is in {file}.</source>
            <translation>不含个人信息的错误报告在 {file}。</translation>
        </message>
        <message>
            <source>What is under way is finished first, then this closes.</source>
            <translation>正在进行的操作先做完，随后自动关闭。</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>N/A</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>Met</source>
            <translation>达标</translation>
        </message>
        <message>
            <source>Not met</source>
            <translation>不达标</translation>
        </message>
        <message>
            <source>Not applicable</source>
            <translation>不适用</translation>
        </message>
        <message>
            <source>To verify</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>Unchecked</source>
            <translation>未查</translation>
        </message>
        <message>
            <source>Self-assessment</source>
            <translation>自评</translation>
        </message>
        <message>
            <source>On-site evaluation</source>
            <translation>现场评价</translation>
        </message>
        <message>
            <source>Re-evaluation</source>
            <translation>复评</translation>
        </message>
        <message>
            <source>Spot check</source>
            <translation>抽查</translation>
        </message>
        <message>
            <source>Community health centre</source>
            <translation>社区卫生服务中心</translation>
        </message>
        <message>
            <source>Township hospital</source>
            <translation>乡镇卫生院</translation>
        </message>
        <message>
            <source>Team leader</source>
            <translation>组长</translation>
        </message>
        <message>
            <source>Evaluator</source>
            <translation>评价员</translation>
        </message>
        <message>
            <source>Look on site</source>
            <translation>现场查看</translation>
        </message>
        <message>
            <source>Read documents</source>
            <translation>查阅资料</translation>
        </message>
        <message>
            <source>Enquire on site</source>
            <translation>现场了解</translation>
        </message>
        <message>
            <source>Interview</source>
            <translation>访谈</translation>
        </message>
        <message>
            <source>Skill test</source>
            <translation>操作考核</translation>
        </message>
        <message>
            <source>Check in the system</source>
            <translation>系统核查</translation>
        </message>
        <message>
            <source>Calculate</source>
            <translation>数据计算</translation>
        </message>
        <message>
            <source>Try as a patient</source>
            <translation>体验就诊</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>草稿</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>Signed</source>
            <translation>已签字</translation>
        </message>
        <message>
            <source>Packed</source>
            <translation>已打包</translation>
        </message>
        <message>
            <source>Delivered</source>
            <translation>已送达</translation>
        </message>
        <message>
            <source>Held by the office</source>
            <translation>收件方暂存</translation>
        </message>
        <message>
            <source>Conflict at the office</source>
            <translation>收件方有冲突</translation>
        </message>
        <message>
            <source>Older than what the office has</source>
            <translation>收件方已有更新版</translation>
        </message>
        <message>
            <source>Refused by the office</source>
            <translation>收件方退回</translation>
        </message>
        <message>
            <source>in-patient beds</source>
            <translation>住院床位</translation>
        </message>
        <message>
            <source>shared wards</source>
            <translation>多人病房</translation>
        </message>
        <message>
            <source>fever or enteric clinic</source>
            <translation>发热门诊、肠道门诊</translation>
        </message>
        <message>
            <source>imaging department</source>
            <translation>医学影像科</translation>
        </message>
        <message>
            <source>specially controlled drugs</source>
            <translation>特殊药品</translation>
        </message>
        <message>
            <source>homes for the elderly in the area</source>
            <translation>辖区内养老机构</translation>
        </message>
        <message>
            <source>hospice or elderly care</source>
            <translation>临终关怀、老年养护</translation>
        </message>
        <message>
            <source>Returned for correction</source>
            <translation>退回补正</translation>
        </message>
    </context>
    <context>
        <name>_Answer</name>
        <message>
            <source>Nothing of the kind</source>
            <translation>无此情形</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>有此情形</translation>
        </message>
        <message>
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Named source, e.g. letter and its number</source>
            <translation>核查来源，如函件及文号</translation>
        </message>
    </context>
</TS>
