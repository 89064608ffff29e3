import { useEffect, useState } from 'preact/hooks';
import { ask, type Query, Refusal } from '../core/api';
import { send } from '../core/commands';
import { choicesOf } from '../core/me';
import { names } from '../core/names';
import { findCustomers, findEmployees } from '../core/people';
import type { CustomerRecord } from '../customers/words';
import { nameOf } from '../customers/words';
import { Bones, Chip, Note } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Dialog } from '../ui/dialog';
import { Field, SelectField, TextField } from '../ui/field';
import { PickField } from '../ui/pick';
import { refusalWords } from '../ui/refusals';
import { Tabs } from '../ui/tabs';
import { say } from '../ui/toast';
import { useWords } from '../words/words';

/** The API takes so many customers in one addition. */
const MOST = 500;
const PAGE = 200;
const SHOWN = 12;

interface Props {
  id: string;
  revision: number;
  before: number;
  onClose: () => void;
}

type Filter = { name: string; lifecycle: string; kind: string; region: string; industry: string; owner: string };
const everybody: Filter = { name: '', lifecycle: '', kind: '', region: '', industry: '', owner: '' };

/** Who shall be addressed besides: some by name, or all of a filter, seen before they are added. */
export function AddToAudience({ id, revision, before, onClose }: Props) {
  const { t, f } = useWords();
  const [way, setWay] = useState<'names' | 'filter'>('names');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [filter, setFilter] = useState(everybody);
  const preview = usePreview(filter, way === 'filter');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const count = way === 'names' ? chosen.length : (preview.total ?? 0);
  const tooMany = way === 'filter' && (count > MOST || preview.atLeast);
  const add = async () => {
    setBusy(true);
    setRefused(null);
    try {
      const customerIds = way === 'names' ? chosen : await allOf(filter);
      await send('POST /api/v1/campaigns/{id}/audience/additions', { path: { id }, body: { customerIds }, revision, query: {} });
      const { value } = await ask('GET /api/v1/campaigns/{id}', { path: { id }, query: {} });
      say(t.campaigns.added(f.number(before), f.number(value.state.audienceSize)));
      onClose();
    } catch (failure) {
      setRefused(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.campaigns.addMembers}
      look="drawer"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="primary" busy={busy} refused={way === 'filter' && preview.busy ? t.common.loading : tooMany ? t.campaigns.tooManyMembers(f.number(MOST)) : count ? undefined : t.campaigns.nobodyChosen} onClick={() => void add()}>{t.campaigns.addCount(f.number(count))}</Button>
        </>
      }
    >
      <div class="form">
        <p class="muted small" role="status">{t.campaigns.beforeAfter(f.number(before), f.number(before + count))}</p>
        <Tabs label={t.campaigns.addMembers} tabs={[{ value: 'names' as const, label: t.campaigns.byName }, { value: 'filter' as const, label: t.campaigns.byFilter }]} value={way} onChoose={setWay} panel="adding" />
        <div id="adding" role="tabpanel" aria-labelledby={`adding-${way}`} class="stack">
          {way === 'names' ? (
            <>
              <Field name="customer" label={t.customers.find}>
                {(wiring) => (
                  <Combobox
                    {...wiring}
                    clears
                    value={null}
                    none={t.common.nothingFound}
                    find={findCustomers}
                    onChoose={(choice) => {
                      if (!choice || chosen.includes(choice.id) || chosen.length >= MOST) return;
                      names.put(choice.id, choice.name);
                      setChosen([...chosen, choice.id]);
                    }}
                  />
                )}
              </Field>
              <div class="row wrap">{chosen.map((one) => <Chip key={one} label={names.of(one) ?? one} removing={t.campaigns.notAdd} onRemove={() => setChosen(chosen.filter((other) => other !== one))} />)}</div>
            </>
          ) : (
            <FilterFields filter={filter} onChange={setFilter} />
          )}
          {way === 'filter' && <Preview {...preview} tooMany={tooMany} />}
        </div>
        {refused !== null && <div role="alert"><Note tone="bad" icon="circle-alert">{refusalWords(refused)}</Note></div>}
      </div>
    </Dialog>
  );
}

function FilterFields({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t, of } = useWords();
  const set = (field: keyof Filter) => (text: string) => onChange({ ...filter, [field]: text });
  return (
    <>
      <TextField name="name" label={t.customers.find} value={filter.name} onText={set('name')} />
      <div class="pair">
        <SelectField name="lifecycle" label={t.customers.lifecycle} value={filter.lifecycle} onChoose={set('lifecycle')} options={choicesOf('customer', 'lifecycle', of)} empty={t.common.all} />
        <SelectField name="kind" label={t.customers.kind} value={filter.kind} onChoose={set('kind')} options={choicesOf('customer', 'kind', of)} empty={t.common.all} />
      </div>
      <div class="pair">
        <TextField name="region" label={t.customers.region} value={filter.region} onText={set('region')} />
        <TextField name="industry" label={t.customers.industry} value={filter.industry} onText={set('industry')} />
      </div>
      <PickField name="owner" label={t.customers.owner} id={filter.owner} onPick={set('owner')} find={findEmployees} />
    </>
  );
}

interface Previewed {
  readonly total: number | null;
  readonly atLeast: boolean;
  readonly some: readonly CustomerRecord[];
  readonly busy: boolean;
  readonly refusal: Refusal | null;
}

function Preview({ total, some, busy, refusal, tooMany }: Previewed & { tooMany: boolean }) {
  const { t, f } = useWords();
  if (refusal) return <Note tone="bad" icon="circle-alert">{refusalWords(refusal)}</Note>;
  if (busy && total === null) return <Bones rows={4} label={t.common.loading} />;
  return (
    <div class="stack">
      <p role="status" class={tooMany ? 'late' : 'strong'}>{tooMany ? t.campaigns.tooManyMembers(f.number(MOST)) : t.customers.total(f.number(total ?? 0))}</p>
      <ul class="small">{some.slice(0, SHOWN).map((one) => <li key={one.id} class="cut">{nameOf(one) ?? t.common.hiddenName} <span class="muted">{one.state.region}</span></li>)}</ul>
      {(total ?? 0) > SHOWN && <p class="muted small">{t.campaigns.andMore(f.number((total ?? 0) - SHOWN))}</p>}
    </div>
  );
}

const queryOf = (filter: Filter) => Object.fromEntries(Object.entries(filter).map(([field, text]) => [field, text.trim()]).filter(([, text]) => text)) as Query<'GET /api/v1/customers'>;

function usePreview(filter: Filter, wanted: boolean): Previewed {
  const [found, setFound] = useState<Previewed>({ total: null, atLeast: false, some: [], busy: true, refusal: null });
  const key = JSON.stringify(queryOf(filter));
  useEffect(() => {
    if (!wanted) return;
    const leaving = new AbortController();
    setFound((before) => ({ ...before, busy: true }));
    const timer = setTimeout(() => {
      ask('GET /api/v1/customers', { query: { ...queryOf(filter), limit: SHOWN, total: true, sort: 'name' }, signal: leaving.signal }).then(
        ({ value }) => setFound({ total: value.total ?? value.items.length, atLeast: value.totalIsAtLeast ?? false, some: value.items as readonly CustomerRecord[], busy: false, refusal: null }),
        (failure: unknown) => failure instanceof Refusal && setFound((before) => ({ ...before, busy: false, refusal: failure })),
      );
    }, 250);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [key, wanted]);
  return found;
}

async function allOf(filter: Filter): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { value } = await ask('GET /api/v1/customers', { query: { ...queryOf(filter), limit: PAGE, sort: 'name', ...(cursor ? { cursor } : {}) } });
    ids.push(...value.items.map((one) => one.id));
    cursor = value.nextCursor;
  } while (cursor && ids.length < MOST);
  return ids.slice(0, MOST);
}
