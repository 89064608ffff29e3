import { may } from '../core/me';
import { pipelineOf } from '../core/pipelines';
import { useRead } from '../core/reads';
import { address } from '../core/router';
import { Icon, type IconName } from '../ui/icon';
import { useMetadata } from '../core/me';
import { refusalWords } from '../ui/refusals';
import { useWords } from '../words/words';

const WAITING = ['NEW', 'OPEN', 'WAITING'] as const;

interface Page {
  readonly total?: number;
  readonly totalIsAtLeast?: boolean;
}

/** What somebody answers for: nobody takes it over unless it is handed over. */
export function Owned({ employee }: { employee: string }) {
  const { t } = useWords();
  const { pipelines } = useMetadata();
  const customers = useRead('GET /api/v1/customers', { query: { owner: [employee], total: true, limit: 1 } }, { kinds: ['customer'] });
  const tickets = useRead('GET /api/v1/tickets', { query: { handler: [employee], status: WAITING, total: true, limit: 1 } }, { kinds: ['ticket'] });
  return (
    <ul class="owned" aria-label={t.directory.owns}>
      <Line icon="building-2" label={t.directory.customers} page={customers.value} refused={customers.refusal} href={address('/customers', { owner: employee })} />
      {may('readsDeals') && pipelines.map((one) => <Deals key={one.id} employee={employee} pipeline={one.id} several={pipelines.length > 1} />)}
      <Line icon="ticket" label={t.directory.tickets} page={tickets.value} refused={tickets.refusal} href={address('/desk', { queue: 'all', handler: employee })} />
    </ul>
  );
}

function Deals({ employee, pipeline, several }: { employee: string; pipeline: string; several: boolean }) {
  const { t } = useWords();
  const deals = useRead('GET /api/v1/opportunities', { query: { owner: [employee], pipeline: [pipeline], status: ['OPEN'], total: true, limit: 1 } }, { kinds: ['opportunity'] });
  const label = several ? `${t.directory.deals}: ${pipelineOf(pipeline)?.state.name ?? pipeline}` : t.directory.deals;
  return <Line icon="handshake" label={label} page={deals.value} refused={deals.refusal} href={address('/pipeline', { view: 'list', pipeline, owner: employee })} />;
}

function Line({ icon, label, page, refused, href }: { icon: IconName; label: string; page: Page | undefined; refused: unknown; href: string }) {
  const { t, f } = useWords();
  const count = page?.total;
  return (
    <li class="row">
      <Icon name={icon} />
      {count ? <a href={href}>{label}</a> : <span>{label}</span>}
      <b class="num push">{count !== undefined ? (page?.totalIsAtLeast ? t.common.atLeast(f.number(count)) : f.number(count)) : refused ? <span class="muted small">{refusalWords(refused)}</span> : '…'}</b>
    </li>
  );
}
