const s = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n.toLocaleString('en')} ${many}`);

/** Every word of the console. What is missing in another language fails the type check. */
export const en = {
  common: {
    close: 'Close', cancel: 'Cancel', save: 'Save', edit: 'Edit', tryAgain: 'Try again', refresh: 'Refresh', loading: 'Loading…', more: 'More', all: 'All',
    none: 'None', nobody: 'Nobody', unknown: 'Unknown', hiddenName: 'Not shown to you', remove: 'Remove filter', clear: 'Clear filters', actions: 'Actions', undo: 'Undo',
    justNow: 'just now', today: 'Today', currency: 'Currency', draftKept: 'What you typed last time was kept.', required: 'This is needed.', notANumber: 'Write a number, such as 12000.50.',
    days: (n: number) => s(n, 'day', 'days'), atLeast: (n: string) => `${n}+`, back: 'Back', unnamed: 'Without a name', changed: 'Saved.', showAll: 'Show all', nothingFound: 'Nothing found',
    effective: 'Since', optional: 'optional', since: (when: string) => `since ${when}`, usual: 'As usual',
  },
  problems: {
    unreachable: 'The platform cannot be reached. What you typed is kept; it can be sent again.', signedOut: 'You are signed out.', forbiddenTitle: 'Not for your role', forbidden: 'Your role does not allow this.',
    absentTitle: 'Not here', absent: 'There is no such record, or you may not see it.', tooMany: 'Too many requests at once. Wait a moment, then try again.',
    unavailable: 'A part of the platform does not answer just now. Try again in a moment.', failedTitle: 'This could not be read', request: 'Request',
    pageAbsent: 'There is no such page.', mayBeOld: 'What you see may be out of date.', undone: (what: string) => `Undone, for it was refused: ${what}`,
    namesMissing: 'Some names could not be asked for just now.', incomplete: 'Some of it is missing just now:', stale: 'Your last change is not in these figures yet.',
    codes: { 'request.conflict': 'Somebody has changed this meanwhile. Look at it again.', 'command.revision-conflict': 'Somebody has changed this meanwhile. Look at it again.' },
  },
  conflict: {
    title: 'Somebody changed this meanwhile', intro: 'Both of you changed the same. Choose what shall stand; everything else is merged.', field: 'Field', original: 'It was', theirs: 'Now', mine: 'Yours',
    keep: 'Save the choice', merged: 'Saved, together with a change that somebody else made meanwhile.',
  },
  shell: {
    skip: 'Skip to the content', navigation: 'Main', search: 'Search or do…', menu: 'You and settings', signIn: 'Sign in', signOut: 'Sign out', language: 'Language', theme: 'Appearance',
    light: 'Light', dark: 'Dark', system: 'As the system', density: 'Density', comfortable: 'Comfortable', compact: 'Compact', shortcuts: 'Keyboard shortcuts', samples: 'Samples of components',
    live: 'Live', connecting: 'Connecting', reconnecting: 'Reconnecting', offline: 'Offline',
    liveHint: 'Changes by others show by themselves.', reconnectingHint: 'Live changes are interrupted; they are made up for.', offlineHint: 'No connection. What you see may be out of date.',
    ending: (minutes: number) => `Your session ends in ${s(minutes, 'minute', 'minutes')}.`, stay: 'Stay signed in', ended: 'Your session has ended. What you typed is kept.', welcome: 'Sign in to Rapport',
    signInFailed: { refused: 'The sign-in was refused.', expired: 'The sign-in took too long, or began in another window.', failed: 'The answer of the identity provider was not accepted.', unavailable: 'Signing in is not possible just now. Try again in a moment.' } as Record<string, string>,
    nobody: 'no employee', noRecords: 'Your role sees no records of customers.',
    home: 'Home', customers: 'Customers', pipeline: 'Pipeline', funnel: 'Funnel', desk: 'Desk', campaigns: 'Campaigns',
    work: 'Work', administration: 'Administration', pipelines: 'Sales stages', products: 'Products', directory: 'Directory',
    roles: { seller: 'Seller', 'sales-manager': 'Sales manager', 'service-agent': 'Service agent', 'service-lead': 'Service lead', marketer: 'Marketer', analyst: 'Analyst', operator: 'Operator', administrator: 'Administrator', integration: 'Integration' } as Record<string, string>,
  },
  palette: {
    title: 'Search or do', placeholder: 'A name, pinyin, number, e-mail, or what to do', recent: 'Recent', goTo: 'Go to', actions: 'Actions', found: 'Found', searching: 'Searching…',
    nothing: 'Nothing found that you may see.', failed: 'Search does not answer just now.', more: 'There is more: type more of it.', newCustomer: 'New customer', newDeal: 'New deal', newTicket: 'New ticket', newCampaign: 'New campaign',
    newPipeline: 'New pipeline', newProduct: 'New product', newEmployee: 'New employee', newTeam: 'New team',
    results: (n: number) => s(n, 'result', 'results'), kinds: { customer: 'Customer', contact: 'Contact', opportunity: 'Deal', ticket: 'Ticket', campaign: 'Campaign', product: 'Product' } as Record<string, string>,
  },
  shortcuts: {
    title: 'Keyboard shortcuts', palette: 'Search or do', help: 'This list', then: 'then', goTo: 'Go to', here: 'On this page', single: 'Single keys act (switch off if they get in the way)',
    rows: 'Move in a table or board', open: 'Open', create: 'New record', move: 'Pick a card up and put it down',
  },
  customers: {
    title: 'Customers', total: (n: string) => `${n} customers`, create: 'New customer', edit: 'Edit customer', name: 'Name', kind: 'Kind', industry: 'Industry', region: 'Region', owner: 'Owner', lifecycle: 'Relationship',
    parent: 'Belongs to', changedAt: 'Changed', createdAt: 'Since', find: 'Name begins with…', filters: 'Filters', noneYet: 'No customers yet', noneYetHint: 'The first one is a name away.', noMatch: 'No customer matches these filters',
    noMatchHint: 'Take a filter away, or look for less of the name.', ofSameName: 'There is one of that name already:', seen: 'Look at it', mine: 'Mine', pool: 'Without an owner', anyone: 'Anyone', outdated: 'The list has changed.',
    created: (name: string) => `${name} is a customer now.`, table: 'Table of customers', columns: 'Columns', externalIds: 'Other numbers', assign: 'Change owner', changeLifecycle: 'Change relationship', clearOwner: 'Give back to the pool', nameNeeded: 'Write the customer’s name.',
  },
  handOver: {
    title: (n: number) => `Change the owner of ${s(n, 'customer', 'customers')}`, to: 'New owner', from: 'Owner now', toEmployee: 'Hand over to an employee', toNeeded: 'Choose who gets them.', preview: 'Preview', begin: (n: number) => `Change ${s(n, 'owner', 'owners')}`, nothing: 'Nothing would change.', would: (n: number, skipped: number) => `${s(n, 'customer changes', 'customers change')} hands${skipped ? `, ${skipped.toLocaleString('en')} left out` : ''}.`,
    skipped: { same: 'has this owner already', merged: 'was merged into another' }, running: 'Owners are being changed.', paused: 'The change of owners is not finished.', over: 'Owners were changed', done: 'Done', so: (done: number, all: number, refused: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')} done${refused ? `, ${refused.toLocaleString('en')} refused` : ''}.`,
    inBackground: 'Go on in the background', stop: 'Stop', leave: (n: number) => `Leave ${n.toLocaleString('en')} as they are`, again: (n: number) => `Try ${n.toLocaleString('en')} refused again`, goOn: (n: number) => `Go on with ${n.toLocaleString('en')}`, kept: 'What is left is kept.', why: 'Why it was refused', show: 'Show',
    chosen: (n: number) => `${n.toLocaleString('en')} chosen`, most: (n: number) => `${n.toLocaleString('en')} at most at once.`, clear: 'Choose none', all: 'Choose all that are loaded', one: (name: string) => `Choose ${name}`,
  },
  whole: {
    contacts: 'Contacts', deals: 'Deals', tickets: 'Tickets', campaigns: 'Campaigns', timeline: 'Timeline', owners: 'Owners', ownersHint: 'Who this customer belonged to', open: 'open', won: 'Won', lost: 'Lost', hidden: 'There is more that you may not see.',
    truncated: 'Only the latest are shown.', lastActivity: 'Last activity', noActivity: 'No activity yet', noContacts: 'No contacts yet', noDeals: 'No deals yet', noTickets: 'No tickets', noCampaigns: 'No campaign has reached this customer',
    touches: 'Touches', responses: 'Responses', addContact: 'Add contact', contactName: 'Name', jobTitle: 'Job title', email: 'E-mail', phone: 'Phone', role: 'Role in decisions', left: 'left the company', reportsTo: (name: string) => `reports to ${name}`,
    log: 'Log an interaction', logShort: 'Log', channel: 'Channel', direction: 'Direction', subject: 'What was it about?', note: 'Notes', occurredAt: 'When', subjectNeeded: 'Write what it was about.', logged: 'Logged.',
    asOf: 'As of', asOfHint: 'What was true at the end of this day', knownThen: 'As known then', knownThenHint: 'without what was entered or corrected later', now: 'Now', slider: 'Day', back: 'Back to today', past: (day: string) => `This is how it was at the end of ${day}.`,
    pastKnown: (day: string) => `This is what was known at the end of ${day}.`, everything: 'Everything', noEntries: 'Nothing happened here', older: 'Show older', unknownAmounts: (n: number) => `${s(n, 'deal', 'deals')} without an amount`, noPersonal: 'Personal data is not shown to your role.',
    profile: 'Profile', newDeal: 'New deal', newTicket: 'New ticket', since: 'Customer since', notYet: 'It was not known as a customer then.',
    kinds: { customer: 'Customer', contact: 'Contacts', interaction: 'Interactions', opportunity: 'Deals', ticket: 'Tickets', touch: 'Touches', response: 'Responses', campaign: 'Campaigns' } as Record<string, string>,
    happened: {
      'customer.registered': 'Became a customer', 'customer.owner-changed': 'Owner changed', 'customer.lifecycle-changed': 'Relationship changed', 'customer.details-changed': 'Profile changed',
      'contact.added': 'Contact added', 'contact.changed': 'Contact changed', 'contact.left': 'Contact left', 'contact.moved': 'Contact moved', 'interaction.recorded': 'Interaction', 'interaction.corrected': 'Interaction corrected',
      'opportunity.opened': 'Deal opened', 'opportunity.stage-moved': 'Deal moved', 'opportunity.amount-changed': 'Amount changed', 'opportunity.owner-changed': 'Deal’s owner changed', 'opportunity.close-date-changed': 'Close date changed', 'opportunity.won': 'Deal won', 'opportunity.lost': 'Deal lost', 'opportunity.reopened': 'Deal reopened', 'opportunity.voided': 'Deal withdrawn', 'opportunity.lines-changed': 'Products changed', 'opportunity.details-changed': 'Deal changed',
      'ticket.opened': 'Ticket opened', 'ticket.assigned': 'Ticket assigned', 'ticket.priority-changed': 'Priority changed', 'ticket.set-waiting': 'Ticket waits', 'ticket.resumed': 'Ticket goes on', 'ticket.resolved': 'Ticket resolved', 'ticket.closed': 'Ticket closed', 'ticket.reopened': 'Ticket reopened', 'ticket.details-changed': 'Ticket changed',
      'touch.recorded': 'Reached by a campaign', 'response.received': 'Response',
    } as Record<string, string>,
  },
  deals: {
    title: 'Pipeline', board: 'Board', list: 'List', create: 'New deal', edit: 'Edit deal', name: 'Name of the deal', customer: 'Customer', pipeline: 'Pipeline', stage: 'Stage', amount: 'Amount', owner: 'Owner', closeOn: 'Expected close', status: 'Status', product: 'Product', team: 'Team',
    count: (n: number) => s(n, 'deal', 'deals'), open: 'Open', won: 'Won', lost: 'Lost', voided: 'Withdrawn', overdue: 'overdue', noAmount: 'No amount', noClose: 'No date', inStage: (days: string) => `${days} in this stage`, tooLong: (days: string, planned: string) => `${days} in this stage; ${planned} are planned`,
    moveTo: 'Move to…', win: 'Win', lose: 'Lose', winTitle: 'Win this deal', loseTitle: 'Lose this deal', reopen: 'Reopen', void: 'Withdraw', voidHint: 'It was a mistake and counts nowhere.', closedOn: 'Closed on', reason: 'Reason', note: 'What happened?', reasonNeeded: 'Say why it was lost.',
    moved: (deal: string, stage: string) => `${deal} moved to ${stage}.`, wonSaid: (deal: string) => `${deal} is won.`, lostSaid: (deal: string) => `${deal} is lost.`, reopenedSaid: (deal: string) => `${deal} is open again.`, voidedSaid: (deal: string) => `${deal} is withdrawn.`,
    created: (name: string) => `${name} is in the pipeline.`, nameNeeded: 'Write a name for the deal.', boardHelp: 'Space picks a card up, arrow keys move it between stages, Space puts it down, Escape leaves it where it was. Every card also has a menu “Move to…”.',
    picked: (deal: string) => `${deal} picked up.`, over: (deal: string, stage: string) => `${deal}: over ${stage}.`, putBack: (deal: string) => `${deal} stays where it was.`, empty: 'No open deals', emptyHint: 'Deals come here as soon as they are opened.', noMatch: 'No deal matches these filters', outside: (n: number) => `+ ${n} more: narrow the filters or open the list`,
    columnEmpty: 'None here', route: 'Route', routeHint: 'Days in each stage', lines: 'Products', quantity: 'Quantity', unitPrice: 'Price each', lineTotal: 'Sum', linesSum: 'Sum of the products', addLine: 'Add a product', noLines: 'No products yet', history: 'History', changeAmount: 'Change amount', changeClose: 'Change close date', changeOwner: 'Change owner', details: 'Details',
    opened: 'Opened', age: 'Age', probability: 'Probability', planned: 'planned', here: 'here', visited: 'visited', skipped: 'skipped', lossReason: 'Lost because', actions: 'What to do', quantityWrong: 'Write a quantity, such as 2 or 1.5.', chooseStage: 'Stage', figureDeals: 'Deals behind the figure', expected: 'Weighted',
  },
  funnel: {
    title: 'Funnel', asOf: 'As of', compare: 'Compare with', noCompare: 'Nothing', by: 'Cut by', chart: 'Chart', table: 'Table', stage: 'Stage', owner: 'Owner', team: 'Team', product: 'Product', region: 'Customer’s region', industry: 'Industry', openDeals: 'Open', amount: 'Open amount', entered: 'Entered', passed: 'Passed on', conversion: 'Conversion', daysInStage: 'Days in stage', winRate: 'Win rate', won: 'Won', lost: 'Lost', daysToWin: 'Days to win',
    noneBucket: '(none)', change: 'Change', total: 'All', definitions: 'How it is counted', definition: 'Definition', version: 'version', deals: 'Deals', see: (what: string) => `Deals: ${what}`, watermark: (when: string) => `Complete up to ${when}`, incomplete: 'Not complete yet', mayExceed: 'A deal with several products counts in each: parts may exceed the whole.', export: 'Export as CSV',
    now: 'now', empty: 'No deals at that time', median: 'median', unknownAmounts: 'without an amount', came: 'Came in', went: 'Went out', moved: 'Moved', stayed: 'Stayed', between: (a: string, b: string) => `Open deals from ${a} to ${b}`, pipelineOf: 'Pipeline', tooMany: 'More than 1,000 deals: narrow the filters to see who came and went.',
  },
  desk: {
    title: 'Desk', mine: 'Mine', unassigned: 'Unassigned', everyone: 'All I see', create: 'New ticket', subject: 'Subject', description: 'Description', type: 'Type', channel: 'Channel', priority: 'Priority', status: 'Status', handler: 'Handler', customer: 'Customer', age: 'Waiting', opened: 'Opened', active: 'Active', take: 'Take it', assign: 'Assign', unassign: 'Take off',
    wait: 'Set waiting', waitWhy: 'What for?', resume: 'Go on', resolve: 'Resolve', close: 'Close', reopen: 'Reopen', empty: 'Nothing waits here', emptyHint: 'Every ticket of this queue is dealt with.', noMatch: 'No ticket matches these filters', created: 'The ticket is open.', subjectNeeded: 'Write what it is about.', done: (what: string) => `Done: ${what}`, table: 'Queue of tickets', reopened: (n: number) => `reopened ${n}×`, resolvedAt: 'Resolved', closedAt: 'Closed', edit: 'Edit ticket', noCustomer: 'No customer is named yet', hiddenCustomer: 'You may not see this customer: it belongs to others.', openCustomer: 'Open customer', aside: 'The customer',
    taken: 'It is yours now.', history: 'History', noDescription: 'No description',
  },
  campaigns: {
    title: 'Campaigns', create: 'New campaign', name: 'Name', objective: 'Objective', channel: 'Channel', status: 'Status', owner: 'Owner', audience: 'Audience', budget: 'Budget', launched: 'Launched', finished: 'Finished', launch: 'Launch', finish: 'Finish', cancel: 'Call off', empty: 'No campaigns yet', noMatch: 'No campaign matches these filters', emptyHint: 'Plan one, give it an audience, launch it.',
    reached: 'Touches', responses: 'Responses', responseRate: 'Responses per touch', outcomes: 'What came of it', latest: 'Latest responses', created: (name: string) => `${name} is planned.`, nameNeeded: 'Write a name.', objectiveNeeded: 'Write what it is for.', launchAsk: (n: string) => `Launch it to ${n} customers?`, launchHint: 'Its audience cannot be changed afterwards.', done: 'Done.', members: 'Who is addressed', noMembers: 'Nobody is addressed yet', edit: 'Edit campaign', cancelHint: 'What was planned is kept; nobody is addressed.', atLeastRead: 'of the latest 200', table: 'Table of campaigns',
  },
  pipelines: {
    title: 'Pipelines & stages', create: 'New pipeline', edit: 'Edit pipeline', name: 'Name', key: 'Key', keyHint: 'By which other systems name it: small letters, digits and hyphens. It never changes.', keyWrong: 'Write a key of small letters, digits and hyphens.', nameNeeded: 'Write a name.', status: 'Status', inUse: 'In use', retired: 'Retired', version: 'Version', table: 'Table of pipelines', empty: 'No pipelines yet', noMatch: 'No pipeline like that',
    versionOf: (n: number) => `Version ${n}`, saveAs: (n: number) => `Save as version ${n}`, versionsHint: 'Every change makes a new version. What was decided under an earlier one keeps it.', deals: 'Its deals', openDeals: 'Open deals', created: (name: string) => `${name} is a pipeline now.`,
    stages: 'Stages', stageName: 'Stage', newStage: 'New stage', probability: 'Probability of winning', percent: 'Win, %', plannedDays: 'Planned days', order: 'Order of the stages', addStage: 'Add a stage', moveUp: 'Move up', moveDown: 'Move down', removeStage: 'Remove', retireStage: 'Retire the stage', bringBack: 'Bring back into use',
    stagesHelp: 'Drag a stage by its handle, or press ↑ ↓ on the handle. A stage that was in use can be retired, not removed: no deal enters it any more.', handle: (stage: string, at: number, of: number) => `Move ${stage}, ${at} of ${of}`, movedTo: (stage: string, at: number, of: number) => `${stage}: now ${at} of ${of}`, actionsOf: (stage: string) => `What to do with ${stage}`,
    stageNameNeeded: 'Name the stage.', probabilityWrong: 'Write a percentage from 0 to 100, such as 25.', daysWrong: 'Write whole days, or nothing.', noOpenStage: 'At least one stage must be in use.',
    retire: 'Retire', retireAsk: (name: string) => `Retire ${name}?`, retireHint: 'No deal enters it any more. Those that are open in it go on. This cannot be taken back.', retiredSaid: (name: string) => `${name} is retired.`,
  },
  products: {
    title: 'Products', create: 'New product', edit: 'Edit product', name: 'Name', series: 'Series', seriesHint: 'The family of products that it belongs to', listPrice: 'List price', listPriceHint: 'Nothing: it has none, which is not 0.', listed: 'On the list', retired: 'Off the list', table: 'Table of products', find: 'Name, or how it is read…', empty: 'No products yet', noMatch: 'No product matches', noMatchHint: 'Take a filter away, or look for less of the name.',
    nameNeeded: 'Write a name.', created: (name: string) => `${name} is on the list.`, deals: 'Deals', seeDeals: 'See deals', dealsOf: (name: string) => `Deals with ${name}`, retire: 'Take off the list', retireAsk: (name: string) => `Take ${name} off the list?`, retireHint: 'No deal gets a new line of it. Deals that have it keep it. This cannot be taken back.', retiredSaid: (name: string) => `${name} is off the list.`, details: 'About the product',
  },
  directory: {
    title: 'Directory', people: 'People', teams: 'Teams', name: 'Name', team: 'Team', manager: 'Reports to', region: 'Region', status: 'Status', here: 'With us', left: 'Left', find: 'Name…', findTeam: 'Name of the team…', peopleTable: 'Table of employees', teamsTable: 'Table of teams', noPerson: 'Nobody matches', nobodyYet: 'Nobody is in the directory yet', noTeam: 'No team matches', noTeamsYet: 'No teams yet',
    editEmployee: 'Edit employee', editTeam: 'Edit team', nameNeeded: 'Write a name.', teamNameNeeded: 'Name the team.', joinedSaid: (name: string) => `${name} is in the directory.`, formedSaid: (name: string) => `There is a team ${name} now.`, leads: 'Leads', owns: 'Answers for', customers: 'Customers', deals: 'Open deals', tickets: 'Tickets at work',
    leaves: 'Leaves the company', leaveAsk: (name: string) => `${name} leaves the company`, leaveHint: 'What this employee answers for keeps its owner until it is handed over. Nothing of the employee can be changed afterwards.', lastDay: 'Last day', dayWrong: 'Choose a day that is not in the future.', leftSaid: (name: string) => `${name} has left.`,
    teamName: 'Name of the team', lead: 'Lead', parent: 'Part of', parts: 'Teams in it', seePeople: 'Who is in it', peopleOf: (team: string) => `Who is in ${team}`, nobodyIn: 'Nobody', atWork: 'At work', dissolved: 'Dissolved', dissolve: 'Dissolve', dissolveAsk: (name: string) => `Dissolve ${name}?`, dissolveHint: 'It is for good. Whoever is in it, and every team in it, needs another one first.', stillIn: (n: number) => (n === 1 ? '1 employee is still in it' : `${n} employees are still in it`), dissolvedSaid: (name: string) => `${name} is dissolved.`,
  },
  home: {
    hello: (name: string) => `Hello, ${name}`, closing: 'Closing soon', closingHint: 'Open deals of mine by expected close', closingTeam: 'Open deals of the team by expected close', waiting: 'Tickets waiting', waitingTeam: 'Tickets of the team', recent: 'Changed lately', recentHint: 'Customers', unassigned: 'Unassigned', myFigures: 'Open pipeline', noClosing: 'No open deals', noTickets: 'Nothing waits', noRecent: 'Nothing yet', running: 'Running campaigns', noCampaigns: 'No campaign is running', open: 'Open deals', won: 'Won', winRate: 'Win rate', tickets: 'Tickets to do', operator: 'You look after the platform; it shows you no customers’ records.', operatorHint: 'Its state is shown by the command “deploy/rapport ops”.',
  },
  samples: { title: 'Samples of components', intro: 'Every component, in each of its states. The visual tests look at this page.' },
};

export type Words = typeof en;
