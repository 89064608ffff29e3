import type { Words } from './en';

export const zh: Words = {
  common: {
    close: '关闭', cancel: '取消', save: '保存', edit: '编辑', tryAgain: '重试', refresh: '刷新', loading: '正在加载…', more: '更多', all: '全部',
    none: '无', nobody: '无人', unknown: '未知', hiddenName: '您无权查看', remove: '移除筛选', clear: '清除筛选', actions: '操作', undo: '撤销',
    justNow: '刚刚', today: '今天', currency: '币种', draftKept: '已保留您上次输入的内容。', required: '此项必填。', notANumber: '请输入数字，例如 12000.50。',
    days: (n) => `${n} 天`, atLeast: (n) => `${n}+`, back: '返回', unnamed: '未命名', changed: '已保存。', showAll: '查看全部', nothingFound: '未找到',
    effective: '自', optional: '选填', since: (when) => `自 ${when} 起`,
  },
  problems: {
    unreachable: '无法连接平台。您输入的内容已保留，可以再次发送。', signedOut: '您已退出登录。', forbiddenTitle: '您的角色无权访问', forbidden: '您的角色不允许此操作。',
    absentTitle: '没有找到', absent: '该记录不存在，或您无权查看。', tooMany: '请求过于频繁，请稍候再试。',
    unavailable: '平台的某个部分暂时没有响应，请稍后再试。', failedTitle: '读取失败', request: '请求编号',
    pageAbsent: '没有这个页面。', mayBeOld: '当前显示的内容可能已过时。', undone: (what) => `操作被拒绝，已恢复原状：${what}`,
    namesMissing: '部分名称暂时无法获取。', incomplete: '部分内容暂缺：', stale: '您最近的更改尚未计入。',
    codes: { 'request.conflict': '他人刚刚修改了此记录，请重新查看。', 'command.revision-conflict': '他人刚刚修改了此记录，请重新查看。' },
  },
  conflict: {
    title: '他人同时修改了此记录', intro: '双方修改了相同的内容，请选择要保留的值；其余修改已合并。', field: '字段', original: '原值', theirs: '当前值', mine: '您的值',
    keep: '保存所选', merged: '已保存，并与他人同时所做的修改合并。',
  },
  shell: {
    skip: '跳到正文', navigation: '主导航', search: '搜索或执行…', menu: '个人与设置', signIn: '登录', signOut: '退出登录', language: '语言', theme: '外观',
    light: '浅色', dark: '深色', system: '跟随系统', density: '密度', comfortable: '宽松', compact: '紧凑', shortcuts: '键盘快捷键', samples: '组件示例',
    live: '实时', connecting: '正在连接', reconnecting: '正在重连', offline: '离线',
    liveHint: '他人的更改会自动显示。', reconnectingHint: '实时更新中断，恢复后会自动补上。', offlineHint: '没有网络连接，显示的内容可能已过时。',
    ending: (minutes) => `您的会话将在 ${minutes} 分钟后结束。`, stay: '保持登录', ended: '您的会话已结束。您输入的内容已保留。', welcome: '登录 Rapport',
    signInFailed: { refused: '登录被拒绝。', expired: '登录超时，或是在另一个窗口中开始的。', failed: '身份提供方的答复未被接受。', unavailable: '暂时无法登录，请稍后再试。' },
    nobody: '未关联员工', noRecords: '您的角色不能查看客户记录。',
    home: '首页', customers: '客户', pipeline: '销售管道', funnel: '销售漏斗', desk: '服务台', campaigns: '营销活动',
    roles: { seller: '销售', 'sales-manager': '销售经理', 'service-agent': '客服', 'service-lead': '客服主管', marketer: '市场', analyst: '分析师', operator: '运维', administrator: '管理员', integration: '系统集成' },
  },
  palette: {
    title: '搜索或执行', placeholder: '名称、拼音、编号、电子邮件，或要执行的操作', recent: '最近查看', goTo: '前往', actions: '操作', found: '搜索结果', searching: '正在搜索…',
    nothing: '没有找到您可以查看的内容。', failed: '搜索暂时没有响应。', more: '还有更多结果，请继续输入。', newCustomer: '新建客户', newDeal: '新建商机', newTicket: '新建工单', newCampaign: '新建营销活动',
    results: (n) => `${n} 条结果`, kinds: { customer: '客户', contact: '联系人', opportunity: '商机', ticket: '工单', campaign: '营销活动', product: '产品' },
  },
  shortcuts: {
    title: '键盘快捷键', palette: '搜索或执行', help: '显示此列表', then: '然后', goTo: '前往', here: '本页', single: '启用单键快捷键（如有妨碍可关闭）',
    rows: '在表格或看板中移动', open: '打开', create: '新建记录', move: '拿起和放下卡片',
  },
  customers: {
    title: '客户', total: (n) => `${n} 位客户`, create: '新建客户', edit: '编辑客户', name: '名称', kind: '类型', industry: '行业', region: '地区', owner: '负责人', lifecycle: '客户阶段',
    parent: '所属集团', changedAt: '更新时间', createdAt: '创建时间', find: '按名称查找…', filters: '筛选', noneYet: '还没有客户', noneYetHint: '输入名称即可创建第一位客户。', noMatch: '没有符合筛选条件的客户',
    noMatchHint: '请移除部分筛选条件，或缩短名称。', ofSameName: '已有同名客户：', seen: '查看', mine: '我的客户', pool: '无负责人', anyone: '不限', outdated: '列表已有变化。',
    created: (name) => `已创建客户“${name}”。`, table: '客户列表', columns: '列', externalIds: '外部编号', assign: '变更负责人', changeLifecycle: '变更客户阶段', clearOwner: '退回公海', nameNeeded: '请输入客户名称。',
  },
  whole: {
    contacts: '联系人', deals: '商机', tickets: '工单', campaigns: '营销活动', timeline: '动态', owners: '历任负责人', ownersHint: '该客户曾归属于谁', open: '进行中', won: '赢单', lost: '输单', hidden: '还有您无权查看的内容。',
    truncated: '仅显示最近的记录。', lastActivity: '最近活动', noActivity: '暂无活动', noContacts: '暂无联系人', noDeals: '暂无商机', noTickets: '暂无工单', noCampaigns: '尚未参与任何营销活动',
    touches: '触达', responses: '响应', addContact: '添加联系人', contactName: '姓名', jobTitle: '职务', email: '电子邮件', phone: '电话', role: '决策角色', left: '已离职', reportsTo: (name) => `上级：${name}`,
    log: '记录跟进', logShort: '记录', channel: '方式', direction: '方向', subject: '跟进主题', note: '备注', occurredAt: '时间', subjectNeeded: '请输入跟进主题。', logged: '已记录。',
    asOf: '截至', asOfHint: '该日结束时的实际情况', knownThen: '以当时所知为准', knownThenHint: '不含之后录入或更正的内容', now: '现在', slider: '日期', back: '回到今天', past: (day) => `这是截至 ${day} 的情况。`,
    pastKnown: (day) => `这是截至 ${day} 当时所知的情况。`, everything: '全部', noEntries: '没有动态', older: '更早的动态', unknownAmounts: (n) => `${n} 个商机未填金额`, noPersonal: '您的角色不能查看个人信息。',
    profile: '基本信息', newDeal: '新建商机', newTicket: '新建工单', since: '成为客户', notYet: '当时还不是已知客户。',
    kinds: { customer: '客户', contact: '联系人', interaction: '跟进', opportunity: '商机', ticket: '工单', touch: '触达', response: '响应', campaign: '营销活动' },
    happened: {
      'customer.registered': '成为客户', 'customer.owner-changed': '变更负责人', 'customer.lifecycle-changed': '变更客户阶段', 'customer.details-changed': '更新资料',
      'contact.added': '添加联系人', 'contact.changed': '更新联系人', 'contact.left': '联系人离职', 'contact.moved': '联系人调动', 'interaction.recorded': '跟进', 'interaction.corrected': '更正跟进记录',
      'opportunity.opened': '新建商机', 'opportunity.stage-moved': '阶段推进', 'opportunity.amount-changed': '金额变更', 'opportunity.owner-changed': '商机转移', 'opportunity.close-date-changed': '预计成交日期变更', 'opportunity.won': '赢单', 'opportunity.lost': '输单', 'opportunity.reopened': '重新打开商机', 'opportunity.voided': '作废商机', 'opportunity.lines-changed': '产品变更', 'opportunity.details-changed': '更新商机',
      'ticket.opened': '新建工单', 'ticket.assigned': '分配工单', 'ticket.priority-changed': '优先级变更', 'ticket.set-waiting': '工单等待', 'ticket.resumed': '工单继续处理', 'ticket.resolved': '工单已解决', 'ticket.closed': '工单已关闭', 'ticket.reopened': '重新打开工单', 'ticket.details-changed': '更新工单',
      'touch.recorded': '营销触达', 'response.received': '客户响应',
    },
  },
  deals: {
    title: '销售管道', board: '看板', list: '列表', create: '新建商机', edit: '编辑商机', name: '商机名称', customer: '客户', pipeline: '管道', stage: '阶段', amount: '金额', owner: '负责人', closeOn: '预计成交', status: '状态', product: '产品', team: '团队',
    count: (n) => `${n} 个商机`, open: '进行中', won: '赢单', lost: '输单', voided: '作废', overdue: '已逾期', noAmount: '未填金额', noClose: '未定日期', inStage: (days) => `在此阶段 ${days}`, tooLong: (days, planned) => `在此阶段 ${days}，计划 ${planned}`,
    moveTo: '移至…', win: '赢单', lose: '输单', winTitle: '标记为赢单', loseTitle: '标记为输单', reopen: '重新打开', void: '作废', voidHint: '属于误建，不计入任何统计。', closedOn: '成交日期', reason: '输单原因', note: '情况说明', reasonNeeded: '请选择输单原因。',
    moved: (deal, stage) => `“${deal}”已移至${stage}。`, wonSaid: (deal) => `“${deal}”已赢单。`, lostSaid: (deal) => `“${deal}”已输单。`, reopenedSaid: (deal) => `“${deal}”已重新打开。`, voidedSaid: (deal) => `“${deal}”已作废。`,
    created: (name) => `已新建商机“${name}”。`, nameNeeded: '请输入商机名称。', boardHelp: '按空格键拿起卡片，用方向键在阶段间移动，再按空格键放下，按 Esc 键放回原处。每张卡片也有“移至…”菜单。',
    picked: (deal) => `已拿起“${deal}”。`, over: (deal, stage) => `“${deal}”：位于${stage}。`, putBack: (deal) => `“${deal}”保持原位。`, empty: '没有进行中的商机', emptyHint: '新建的商机会显示在这里。', noMatch: '没有符合筛选条件的商机', outside: (n) => `另有 ${n} 个：请缩小筛选范围或打开列表`,
    columnEmpty: '暂无', route: '阶段历程', routeHint: '各阶段停留天数', lines: '产品明细', quantity: '数量', unitPrice: '单价', lineTotal: '小计', linesSum: '明细合计', addLine: '添加产品', noLines: '暂无产品', history: '历史', changeAmount: '变更金额', changeClose: '变更预计成交日期', changeOwner: '变更负责人', details: '详情',
    opened: '创建', age: '历时', probability: '赢单概率', planned: '计划', here: '当前', visited: '已经过', skipped: '已跳过', lossReason: '输单原因', actions: '操作', quantityWrong: '请输入数量，例如 2 或 1.5。', chooseStage: '阶段', figureDeals: '数字背后的商机', expected: '加权金额',
  },
  funnel: {
    title: '销售漏斗', asOf: '截至', compare: '对比', noCompare: '不对比', by: '划分方式', chart: '图表', table: '表格', stage: '阶段', owner: '负责人', team: '团队', product: '产品', region: '客户地区', industry: '行业', openDeals: '进行中', amount: '进行中金额', entered: '进入', passed: '推进', conversion: '转化率', daysInStage: '停留天数', winRate: '赢单率', won: '赢单', lost: '输单', daysToWin: '赢单天数',
    noneBucket: '（无）', change: '变化', total: '合计', definitions: '统计口径', definition: '定义', version: '版本', deals: '商机', see: (what) => `商机：${what}`, watermark: (when) => `数据完整至 ${when}`, incomplete: '尚不完整', mayExceed: '含多个产品的商机会在各产品中分别计数，各部分之和可能超过总数。', export: '导出 CSV',
    now: '现在', empty: '当时没有商机', median: '中位数', unknownAmounts: '个未填金额', came: '新进入', went: '已离开', moved: '阶段变化', stayed: '未变化', between: (a, b) => `${a} 至 ${b} 的进行中商机`, pipelineOf: '管道', tooMany: '商机超过 1,000 个，请缩小筛选范围以查看进出明细。',
  },
  desk: {
    title: '服务台', mine: '我的', unassigned: '未分配', everyone: '全部可见', create: '新建工单', subject: '主题', description: '描述', type: '类型', channel: '渠道', priority: '优先级', status: '状态', handler: '处理人', customer: '客户', age: '已等待', opened: '创建时间', active: '处理中', take: '领取', assign: '分配', unassign: '取消分配',
    wait: '设为等待', waitWhy: '等待什么？', resume: '继续处理', resolve: '解决', close: '关闭', reopen: '重新打开', empty: '没有待处理的工单', emptyHint: '此队列中的工单都已处理。', noMatch: '没有符合筛选条件的工单', created: '工单已创建。', subjectNeeded: '请输入主题。', done: (what) => `已完成：${what}`, table: '工单队列', reopened: (n) => `重开 ${n} 次`, resolvedAt: '解决时间', closedAt: '关闭时间', edit: '编辑工单', noCustomer: '尚未关联客户', hiddenCustomer: '该客户归属他人，您无权查看。', openCustomer: '打开客户', aside: '客户情况',
    taken: '工单已由您处理。', history: '历史', noDescription: '没有描述',
  },
  campaigns: {
    title: '营销活动', create: '新建营销活动', name: '名称', objective: '目标', channel: '渠道', status: '状态', owner: '负责人', audience: '目标受众', budget: '预算', launched: '启动时间', finished: '结束时间', launch: '启动', finish: '结束', cancel: '取消活动', empty: '还没有营销活动', noMatch: '没有符合筛选条件的营销活动', emptyHint: '先策划，再选定受众，然后启动。',
    reached: '触达', responses: '响应', responseRate: '每次触达的响应', outcomes: '响应结果', latest: '最近的响应', created: (name) => `已策划“${name}”。`, nameNeeded: '请输入名称。', objectiveNeeded: '请输入目标。', launchAsk: (n) => `确定面向 ${n} 位客户启动？`, launchHint: '启动后不能再修改受众。', done: '已完成。', members: '受众名单', noMembers: '还没有受众', edit: '编辑营销活动', cancelHint: '策划内容会保留，不会触达任何人。', atLeastRead: '最近 200 条', table: '营销活动列表',
  },
  home: {
    hello: (name) => `${name}，您好`, closing: '即将成交', closingHint: '我负责的进行中商机，按预计成交日期', closingTeam: '团队的进行中商机，按预计成交日期', waiting: '待处理工单', waitingTeam: '团队的工单', recent: '最近更新', recentHint: '客户', unassigned: '未分配', myFigures: '进行中的管道', noClosing: '没有进行中的商机', noTickets: '没有待处理的工单', noRecent: '暂无', running: '进行中的营销活动', noCampaigns: '没有进行中的营销活动', open: '进行中商机', won: '赢单', winRate: '赢单率', tickets: '待办工单', operator: '您负责平台运维，不显示客户记录。', operatorHint: '平台状态可用命令“deploy/rapport ops”查看。',
  },
  samples: { title: '组件示例', intro: '所有组件及其各种状态。视觉测试会查看此页。' },
};
