import { useEffect, useState } from 'preact/hooks';
import { has, useMe } from '../core/me';
import { setQuery, useHere } from '../core/router';
import { useValue } from '../core/value';
import { Blank, Panel } from '../ui/bits';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { Marks } from '../ui/marks';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { Columns } from './columns';
import type { Table } from './file';
import { isKind, type KindKey, KIND_KEYS, KINDS } from './kinds';
import { guess, type Mapping, missingIn } from './mapping';
import { MadeList } from './made-list';
import { mappings, systems } from './memory';
import { Opening } from './opening';
import { Outcome } from './outcome';
import { control, type Mode, MODES, running, start } from './run';

const SYSTEM = /^[a-z0-9][a-z0-9._-]{0,39}$/;

/** A table from another system: what it is, which column says what, what would come of it, and then the import itself. */
export function Imports() {
  const { t } = useWords();
  useTitle(t.imports.title);
  const run = useValue(running);
  return (
    <>
      <div class="page-head"><h1>{t.imports.title}</h1></div>
      {!has('administrator', 'integration') ? (
        <Blank icon="shield" title={t.problems.forbiddenTitle}>{t.imports.whoMay}</Blank>
      ) : (
        <div class="stack imports">
          {run && !run.dry ? <Outcome run={run} onAgain={control.forget} /> : <Preparing />}
          <MadeList />
        </div>
      )}
    </>
  );
}

function Preparing() {
  const { t } = useWords();
  const { zone } = useMe();
  const { query } = useHere();
  const run = useValue(running);
  const asked = query.get('kind');
  const key: KindKey = isKind(asked) ? asked : 'customers';
  const kind = KINDS[key];
  const mode: Mode = query.get('as') === 'live' ? 'live' : 'history';
  const [table, setTable] = useState<Table | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [kept, setKept] = useState(false);
  const [system, setSystem] = useState(systems.last());
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    setMapping(null);
    if (!table) return;
    const before = mappings.of(key, table.header);
    setKept(before !== null);
    if (before) setMapping(before);
    else void Promise.all([import('../words/en'), import('../words/zh')]).then(([{ en }, { zh }]) => setMapping(guess(kind, table.header, [en, zh])));
  }, [table, key]);
  useEffect(() => control.forget(), [table, key]);

  const missing = mapping ? missingIn(kind, mapping) : [];
  const systemWrong = asking && !SYSTEM.test(system) ? t.imports.systemWrong : undefined;
  const go = (dry: boolean) => {
    setAsking(true);
    if (!table || !mapping || missing.length || !SYSTEM.test(system)) return;
    mappings.keep(key, table.header, mapping);
    systems.keep(system);
    void start(table, { kind, mapping, system, zone }, dry, mode);
  };
  const busy = run !== null && ['running', 'paused', 'waiting'].includes(run.status);
  return (
    <>
      <Panel title={t.imports.what}>
        <div class="inside stack">
          <Marks />
          <div class="form pair-wide">
            <SelectField name="kind" label={t.imports.kind} value={key} onChoose={(one) => setQuery({ kind: one })} options={KIND_KEYS.map((one) => ({ value: one, label: t.imports.kinds[one] }))} hint={t.imports.kindHints[key]} />
            <TextField name="system" label={t.imports.system} hint={t.imports.systemHint} value={system} onText={(text) => setSystem(text.trim().toLowerCase())} error={systemWrong} maxLength={40} required />
            <SelectField name="mode" label={t.imports.mode} value={mode} onChoose={(one) => setQuery({ as: one === 'live' ? one : null })} options={MODES.map((one) => ({ value: one, label: t.imports.modes[one] }))} hint={t.imports.modeHints[mode]} />
          </div>
          <Opening table={table} onOpen={setTable} />
        </div>
      </Panel>
      {table && mapping && (
        <Panel title={t.imports.columns} count={t.imports.columnsOf(table.header.length)}>
          {kept && <p class="inside small muted kept" role="status">{t.imports.mappingKept}</p>}
          <Columns kind={kind} table={table} mapping={mapping} onChange={setMapping} asking={asking} />
          <div class="inside row wrap actions-line">
            <Button icon="circle-check" busy={busy} onClick={() => go(true)}>{t.imports.check}</Button>
            <Button icon="play" look="primary" busy={busy} onClick={() => go(false)}>{t.imports.begin}</Button>
            <span class="small muted">{t.imports.checkHint}</span>
            {asking && missing.length > 0 && <p class="error-summary" role="alert">{t.imports.missing(missing.map(({ name }) => t.imports.properties[name] ?? name).join(', '))}</p>}
          </div>
        </Panel>
      )}
      {run?.dry && <Outcome run={run} onAgain={control.forget} />}
    </>
  );
}
