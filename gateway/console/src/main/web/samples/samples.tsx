import { useState } from 'preact/hooks';
import { Refusal } from '../core/api';
import { choicesOf } from '../core/me';
import { Avatar, Blank, Bones, Chip, Note, Panel, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox, type Choice } from '../ui/combobox';
import { Dialog } from '../ui/dialog';
import { Field, SelectField, TextField } from '../ui/field';
import { Marks } from '../ui/marks';
import { Menu } from '../ui/menu';
import { MoneyField } from '../ui/money';
import { Refused } from '../ui/refusals';
import { Table } from '../ui/table';
import { Tabs } from '../ui/tabs';
import { useTitle } from '../ui/title';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

const rows = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, name: `${i % 2 ? '华东机械' : 'Northwind'} ${i + 1}`, amount: `${(i * 7919) % 90000}.50` }));
const choices: readonly Choice[] = ['Anna Song 宋安娜', 'Chen Kai 陈凯', 'Mei Zhao 赵梅'].map((name, i) => ({ id: `${i}`, name }));

/** Every component in its states. Nothing here is read or sent. */
export function Samples() {
  const { t, f, of } = useWords();
  const [tab, setTab] = useState('a');
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice | null>(null);
  const [open, setOpen] = useState<'dialog' | 'drawer' | null>(null);
  useTitle(t.samples.title);
  return (
    <div class="stack samples">
      <div><h1>{t.samples.title}</h1><p class="muted">{t.samples.intro}</p></div>
      <Panel title="Button">
        <div class="row wrap inside">
          <Button look="primary" icon="plus">{t.common.save}</Button><Button icon="pencil">{t.common.edit}</Button><Button look="danger">{t.common.remove}</Button><Button look="quiet">{t.common.cancel}</Button>
          <Button busy>{t.common.loading}</Button><Button refused={t.problems.forbidden}>{t.common.edit}</Button><Button icon="ellipsis" aria-label={t.common.actions} /><Button small>{t.common.more}</Button><Button aria-pressed={true}>{t.customers.mine}</Button>
          <Menu label={t.common.actions} icon="chevron-down" groups={[{ group: t.common.actions, entries: [{ label: t.common.edit, icon: 'pencil', act: () => say(t.common.changed) }, { label: t.common.tryAgain, icon: 'refresh-cw', act: () => say(t.problems.unreachable, { bad: true }) }] }]} />
          <Button onClick={() => setOpen('dialog')}>Dialog</Button><Button onClick={() => setOpen('drawer')}>Drawer</Button>
        </div>
      </Panel>
      <Panel title="Field">
        <div class="form inside">
          <Marks />
          <div class="pair">
            <TextField name="a" label={t.customers.name} hint={t.common.optional} value={text} onText={setText} />
            <TextField name="b" label={t.customers.name} required error={t.customers.nameNeeded} value="" onText={() => {}} />
          </div>
          <div class="pair">
            <SelectField name="c" label={t.campaigns.channel} value="EMAIL" onChoose={() => {}} options={choicesOf('campaign', 'channel', of)} />
            <Field name="d" label={t.deals.owner}>{(wiring) => <Combobox {...wiring} value={choice} onChoose={setChoice} none={t.common.nothingFound} find={async (typed) => choices.filter((one) => one.name.toLowerCase().includes(typed.toLowerCase()))} />}</Field>
          </div>
          <div class="pair">
            <MoneyField name="e" label={t.deals.amount} amount="12000.50" currency="CNY" onAmount={() => {}} onCurrency={() => {}} />
            <TextField name="f" label={t.deals.closeOn} type="date" value="2026-10-18" onText={() => {}} />
          </div>
        </div>
      </Panel>
      <Panel title="Pill, avatar, chip, note">
        <div class="stack inside">
          <div class="row wrap"><Pill>–</Pill><Pill tone="good">{t.deals.won}</Pill><Pill tone="warn" icon="flag">{t.deals.overdue}</Pill><Pill tone="bad">{t.deals.lost}</Pill><Pill tone="info">{t.deals.open}</Pill>{choices.map((one) => <Avatar key={one.id} name={one.name} />)}<Chip label={t.customers.mine} removing={t.common.remove} onRemove={() => {}} /><kbd>K</kbd></div>
          <Note>{t.problems.stale}</Note><Note tone="info" icon="history">{t.whole.past(f.longDay('2026-06-30'))}</Note><Note tone="bad" icon="wifi-off">{t.problems.unreachable}</Note>
          <div class="row wrap num">{(['1234.5', '120000', '4500000', '130000000'] as const).map((amount) => <span key={amount}>{f.money({ amount, currency: 'CNY' })} = {f.short({ amount, currency: 'CNY' })}</span>)}</div>
        </div>
      </Panel>
      <Panel title="Tabs">
        <Tabs label="Tabs" tabs={[{ value: 'a', label: t.whole.timeline, count: 12 }, { value: 'b', label: t.whole.deals }]} value={tab} onChoose={setTab} panel="sample" />
        <div id="sample" role="tabpanel" aria-labelledby={`sample-${tab}`} class="inside">{tab === 'a' ? t.whole.timeline : t.whole.deals}</div>
      </Panel>
      <Panel title="Table">
        <Table label="Table" columns={[{ key: 'name', head: t.customers.name, width: '2fr', sort: 'name', cell: (row) => row.name }, { key: 'amount', head: t.deals.amount, width: '1fr', end: true, cell: (row) => f.money({ amount: row.amount, currency: 'CNY' }) }]} rows={rows} idOf={(row) => row.id} hrefOf={() => '/samples'} total={rows.length} sort="name" onSort={() => {}} least={400} />
      </Panel>
      <div class="home-grid">
        <Panel label={t.customers.noMatch}><Blank icon="filter" title={t.customers.noMatch}>{t.customers.noMatchHint}</Blank></Panel>
        <Panel label={t.common.loading}><Bones rows={5} label={t.common.loading} /></Panel>
        <Panel label={t.problems.forbiddenTitle}><Refused refusal={new Refusal({ status: 403, code: 'access.forbidden' })} /></Panel>
        <Panel label={t.problems.failedTitle}><Refused refusal={new Refusal({ status: 503, code: 'http.503', requestId: '4f1c' })} /></Panel>
      </div>
      {open && <Dialog title={open} look={open} onClose={() => setOpen(null)} footer={<Button look="primary" onClick={() => setOpen(null)}>{t.common.close}</Button>}><p>{t.conflict.intro}</p></Dialog>}
    </div>
  );
}
