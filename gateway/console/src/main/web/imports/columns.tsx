import { choicesOf, useMetadata } from '../core/me';
import { Select } from '../ui/field';
import { Icon } from '../ui/icon';
import { useWords } from '../words/words';
import type { Table } from './file';
import type { Kind, Property } from './kinds';
import type { Mapping, Origin } from './mapping';

interface Props {
  kind: Kind;
  table: Table;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  /** Somebody has tried to go on: what is missing is marked. */
  asking: boolean;
}

const FIXED = 'fixed';

/** What the record needs, property by property, and which column says it; beside it what the first rows say. */
export function Columns({ kind, table, mapping, onChange, asking }: Props) {
  const { t } = useWords();
  const set = (name: string, origin: Origin | null) => {
    const { [name]: _, ...others } = mapping;
    onChange(origin ? { ...others, [name]: origin } : others);
  };
  const used = new Set(Object.values(mapping).flatMap((origin) => ('column' in origin ? [origin.column] : [])));
  const unused = table.header.filter((_, i) => !used.has(i));
  return (
    <>
      <div class="scroller" tabIndex={0} role="region" aria-label={`${t.imports.columns}: ${table.file.name}`}>
        <table class="simple mapping">
          <thead><tr><th>{t.imports.property}</th><th>{t.imports.from}</th><th>{t.imports.sample}</th></tr></thead>
          <tbody>
            {kind.properties.map((property) => {
              const label = t.imports.properties[property.name] ?? property.name;
              const origin = mapping[property.name];
              const lacks = property.needed && (!origin || ('fixed' in origin && !origin.fixed));
              return (
                <tr key={property.name}>
                  <th scope="row">
                    {label}
                    {property.needed && <span class="muted small"> · {t.imports.needed}</span>}
                    {asking && lacks && <div class="error small"><Icon name="circle-alert" size={13} /> {t.imports.neededHere}</div>}
                  </th>
                  <td>
                    <div class="origin">
                      <Select
                        aria-label={t.imports.columnFor(label)}
                        value={!origin ? '' : 'column' in origin ? String(origin.column) : FIXED}
                        onChoose={(one) => set(property.name, one === '' ? null : one === FIXED ? { fixed: '' } : { column: Number(one) })}
                        empty={t.imports.notGiven}
                        options={[...table.header.map((name, i) => ({ value: String(i), label: name || t.imports.unnamedColumn(i + 1) })), ...(property.as === 'reference' && property.needed ? [] : [{ value: FIXED, label: t.imports.sameForAll }])]}
                      />
                      {origin && 'fixed' in origin && <Fixed kind={kind} property={property} label={label} value={origin.fixed} onValue={(fixed) => set(property.name, { fixed })} />}
                    </div>
                  </td>
                  <td class="muted small samples-cell">{origin && 'column' in origin && table.sample.map((row) => row[origin.column]).filter(Boolean).slice(0, 3).join(' · ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {unused.length > 0 && <p class="inside small muted">{t.imports.unused(unused.map((name) => name || '–').join(', '))}</p>}
    </>
  );
}

function Fixed({ kind, property, label, value, onValue }: { kind: Kind; property: Property; label: string; value: string; onValue: (value: string) => void }) {
  const { t, of } = useWords();
  const { currencies } = useMetadata();
  const options = property.as === 'currency' ? (currencies ?? []).map(({ code }) => ({ value: code, label: code })) : choicesOf(kind.one, property.name, of);
  const named = t.imports.valueFor(label);
  return options.length ? (
    <Select aria-label={named} value={value} onChoose={onValue} options={options} empty="–" />
  ) : (
    <input class="input" aria-label={named} value={value} onInput={(e) => onValue(e.currentTarget.value)} autoComplete="off" />
  );
}
