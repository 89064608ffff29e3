import type { ComponentChildren } from 'preact';
import { has } from '../core/me';
import { address, useHere } from '../core/router';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';

/** What the operators' screens have in common: their heading, and the way from one to the other. */
export function Frame({ title, actions, children }: { title: string; actions?: ComponentChildren; children: ComponentChildren }) {
  const { t } = useWords();
  const { path } = useHere();
  useTitle(title);
  const ways = [
    ['/operations', t.operations.overview],
    ['/operations/parked', t.operations.parked],
    ['/operations/aggregate', t.operations.aggregate],
    ['/operations/audit', t.operations.audit],
  ] as const;
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <div class="actions">
          {actions}
          {has('operator') && (
            <nav class="segments ways" aria-label={t.operations.title}>
              {ways.map(([to, label]) => <a key={to} href={address(to)} aria-current={path === to ? 'page' : undefined}>{label}</a>)}
            </nav>
          )}
        </div>
      </div>
      {children}
    </>
  );
}
