import type { analytics } from 'api';
import { labelOf } from '../core/me';
import { names } from '../core/names';
import { stageName } from '../core/pipelines';
import { address } from '../core/router';
import type { Money } from '../words/formats';
import { words } from '../words/words';

export interface Told {
  readonly title: string;
  readonly about?: string | undefined;
  readonly href?: string | undefined;
  readonly text?: string | undefined;
  readonly facts: readonly string[];
}

const isMoney = (one: unknown): one is Money => typeof one === 'object' && one !== null && 'amount' in one && 'currency' in one;

/** Contacts whom the customer's view does not name: they work for another customer by now, or are not shown. */
export function othersIn(entries: readonly analytics.Entry[], whole: analytics.CustomerView): readonly string[] {
  const known = new Set(whole.contacts?.items.map((one) => one.id));
  return entries.map((entry) => entry.values['contact']).filter((one): one is string => typeof one === 'string' && !known.has(one));
}

/** What happened, in the words of the reader: by the event's type and what it set. */
export function describe(entry: analytics.Entry, whole: analytics.CustomerView): Told {
  const { t, f, of } = words();
  const { values, kind } = entry;
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : undefined);
  const type = entry.type.replace(/^rapport\./, '').replace(/\.v\d+$/, '');
  const title = t.whole.happened[type] ?? type;
  const facts: string[] = [];
  const add = (label: string, told: string | undefined) => told && facts.push(label ? `${label}: ${told}` : told);
  const who = entry.actor?.kind === 'EMPLOYEE' ? names.of(entry.actor.id) : undefined;

  const deal = kind === 'opportunity' ? whole.deals?.latest.find((one) => one.id === entry.aggregateId) : undefined;
  const ticket = kind === 'ticket' ? whole.tickets?.latest.find((one) => one.id === entry.aggregateId) : undefined;
  const stage = values['stage'] as { pipeline?: string; stage?: string } | null | undefined;
  if (stage?.stage) add(t.deals.stage, stageName(stage.pipeline, stage.stage));
  for (const [name, value] of Object.entries(values)) if (isMoney(value)) add(name === 'amount' ? t.deals.amount : '', f.money(value));
  add(kind === 'opportunity' || kind === 'customer' ? t.customers.owner : '', text('owner') && (names.of(text('owner')) ?? t.common.hiddenName));
  add(t.desk.handler, text('handler') && (names.of(text('handler')) ?? t.common.hiddenName));
  add(t.deals.closeOn, text('expectedCloseOn') && f.day(text('expectedCloseOn')!));
  if (kind === 'contact') {
    add(t.whole.jobTitle, text('jobTitle'));
    add(t.whole.phone, text('phone'));
    add(t.whole.email, text('email'));
    add(t.whole.role, labelOf('contact', 'decisionRole', text('decisionRole'), of));
  }
  if (kind === 'customer') {
    add(t.customers.industry, text('industry'));
    add(t.customers.region, text('region'));
    add(t.customers.parent, text('parent') && (names.of(text('parent')) ?? t.common.hiddenName));
    add(t.customers.lifecycle, labelOf('customer', 'lifecycle', text('lifecycle'), of));
  }
  if (kind === 'ticket') add('', labelOf('ticket', 'priority', text('priority'), of));
  if (kind === 'task') {
    add('', labelOf('task', 'kind', text('kind'), of));
    add(t.tasks.assignee, text('assignee') && (names.of(text('assignee')) ?? t.common.hiddenName));
    add(t.tasks.due, text('dueAt') && f.moment(text('dueAt')!));
  }
  if (kind === 'response') add('', labelOf('response', 'outcome', text('outcome'), of));
  if (kind === 'interaction') {
    add('', labelOf('interaction', 'channel', text('channel'), of));
    add('', labelOf('interaction', 'direction', text('direction'), of));
  }
  const contact = text('contact');
  if (contact) {
    const known = whole.contacts?.items.find((one) => one.id === contact);
    add(t.palette.kinds['contact']!, known?.name ?? names.of(contact) ?? t.common.hiddenName);
    add('', known?.left ? t.whole.left : undefined);
  }
  if (kind === 'opportunity') add(t.deals.lossReason, labelOf('opportunity', 'reasonCode', text('lossReason'), of));
  if (kind === 'ticket') add(t.desk.waitsFor, labelOf('ticket', 'reasonCode', text('waitsFor'), of));
  // Who talked, not who wrote it down or put it right.
  const talked = kind === 'interaction' ? names.of(text('employee')) : undefined;
  add('', talked ?? who ?? names.of(text('employee')));
  const campaign = text('campaign');
  switch (kind) {
    case 'opportunity': return { title, about: deal?.name ?? text('name'), href: address(`/deals/${entry.aggregateId}`), text: text('lossNote'), facts };
    case 'ticket': return { title, about: ticket?.subject ?? text('subject'), href: address(`/tickets/${entry.aggregateId}`), facts };
    case 'task': return { title, about: text('subject'), href: address('/tasks', { open: entry.aggregateId, whose: 'all' }), facts };
    case 'interaction': return { title: text('subject') ?? title, text: text('note'), facts };
    case 'touch':
    case 'response': return { title, about: campaign && names.of(campaign), href: campaign && address(`/campaigns/${campaign}`), text: text('note'), facts };
    case 'contact': return { title, about: text('name') ?? whole.contacts?.items.find((one) => one.id === entry.aggregateId)?.name, facts };
    default: return { title, about: text('name'), facts };
  }
}
