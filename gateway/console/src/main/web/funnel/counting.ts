type Counted = Readonly<Record<string, readonly [name: string, told: string]>>;

/** How figures come about, in words of those who sell; by the platform's definition and its version, so that another one is never told in these. */
const en = {
  of: 'All figures are of the end of the day chosen above; of this moment where that is today. They count the deals that you may see. Deals withdrawn as mistakes count nowhere.',
  counted: {
    'funnel.deals 1': ['Deals', 'All that had come into the pipeline by that day: open, won and lost together.'],
    'funnel.open 1': ['Open', 'Deals still open on that day. One that was reopened is open again, no longer won or lost.'],
    'funnel.won 1': ['Won', 'Deals that stood as won on that day, however long ago they were won.'],
    'funnel.lost 1': ['Lost', 'Deals that stood as lost on that day, however long ago they were lost.'],
    'funnel.amounts 1': ['Amounts', 'What the deals were worth on that day, added up for each currency by itself; nothing is converted. Deals without an amount are left out of the sum and counted apart.'],
    'funnel.win-rate 1': ['Win rate', 'Won deals out of all that were won or lost. Open deals are left out.'],
    'funnel.conversion 1': ['Conversion', 'Of the deals that came into a stage, the share that by that day got to a later one or was won. Each counts once, from the first time that it came in. A stage that was jumped over counts as passed; stages before the one where a deal began do not count for it.'],
    'funnel.days-to-close 1': ['Days to win', 'Calendar days from coming into the pipeline to being won, the last time if more than once. Open and lost deals are left out.'],
    'funnel.days-in-stage 1': ['Days in stage', 'Calendar days that deals stayed in a stage. Where a deal still stood on that day it is left out.'],
    'funnel.age 1': ['Age', 'Open deals only: calendar days up to that day, since coming into the pipeline and since coming into the present stage.'],
    'funnel.cuts 2': ['Groups and filters', 'A deal counts for the owner, team, customer, region and products that it had on that day; “(none)” where it had none. With several products it counts for each, so parts may exceed the whole. Stages of different pipelines are kept apart, whatever they are called.'],
  } satisfies Counted as Counted,
};

const zh: typeof en = {
  of: '所有数字以上方所选日期结束时为准，选今天则以此刻为准。只统计您有权查看的商机，已作废的商机一律不计。',
  counted: {
    'funnel.deals 1': ['商机', '截至当日进入过管道的全部商机，即进行中、赢单、输单之和。'],
    'funnel.open 1': ['进行中', '当日仍在进行中的商机。重新打开的商机算进行中，不再算赢单或输单。'],
    'funnel.won 1': ['赢单', '当日为赢单状态的商机，不论何时赢单。'],
    'funnel.lost 1': ['输单', '当日为输单状态的商机，不论何时输单。'],
    'funnel.amounts 1': ['金额', '按商机当日的金额，各币种分别合计，不折算。未填金额的商机不计入合计，另行计数。'],
    'funnel.win-rate 1': ['赢单率', '赢单数除以赢单与输单之和。进行中的商机不计入。'],
    'funnel.conversion 1': ['转化率', '进入某阶段的商机中，截至当日推进到后续阶段或赢单的比例。每个商机只计一次，从首次进入算起。跳过的阶段视为已通过；创建时所在阶段之前的阶段不计。'],
    'funnel.days-to-close 1': ['赢单周期', '从进入管道到赢单的自然日天数，多次赢单的以最后一次为准。进行中和输单的商机不计入。'],
    'funnel.days-in-stage 1': ['停留天数', '商机在某阶段停留的自然日天数。当日仍在该阶段的不计入。'],
    'funnel.age 1': ['商机时长', '仅限进行中的商机：自进入管道起、自进入当前阶段起，到当日的自然日天数。'],
    'funnel.cuts 2': ['分组与筛选', '按商机当日的负责人、团队、客户、地区和产品归类，没有的归入“（无）”。含多个产品的商机在各产品下分别计数，各部分之和可能超过总数。不同管道的阶段分开统计，即使名称相同。'],
  },
};

export const counting = (language: string) => (language.startsWith('zh') ? zh : en);
