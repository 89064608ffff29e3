import { useEffect, useState } from 'preact/hooks';
import { send } from '../core/commands';
import { labelOf, may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { recent } from '../core/recent';
import { CustomerLink } from '../customers/link';
import { Bones, Panel, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Menu } from '../ui/menu';
import { Refused, refusalWords } from '../ui/refusals';
import { useTitle } from '../ui/title';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { Audience } from './audience';
import { CampaignForm } from './campaign-form';
import { ResponseForm } from './response-form';
import { type CampaignRecord, CampaignStatus } from './words';

type Step = 'launch' | 'finish' | 'cancellation';

export function Campaign({ id }: { id: string }) {
  const { t, f, of } = useWords();
  const read = useRead('GET /api/v1/campaigns/{id}', { path: { id }, query: { expand: 'owner' } }, { ids: [id] });
  const touches = useRead('GET /api/v1/touches', { query: { campaign: id, total: true, limit: 1 } }, { kinds: ['touch'] });
  const responses = useRead('GET /api/v1/responses', { query: { campaign: id, total: true, limit: 200, sort: '-received', expand: 'customer' } }, { kinds: ['response'] });
  const [open, setOpen] = useState<'edit' | 'launch' | 'cancellation' | 'response' | null>(null);
  const campaign = read.value as CampaignRecord | undefined;
  const name = campaign?.state.name ?? '';
  useTitle(name);
  useEffect(() => {
    if (name) recent.add({ path: `/campaigns/${id}`, kind: 'campaign', name });
  }, [name]);
  // Together with what came back: it would move what stands below it when it comes.
  const waits = !responses.value && !responses.refusal;
  if (!campaign || waits) return read.refusal ? <Refused page refusal={read.refusal} /> : <Bones rows={10} label={t.common.loading} />;
  const { state } = campaign;
  const step = async (what: Step) => {
    setOpen(null);
    try {
      await send(`POST /api/v1/campaigns/{id}/${what}`, { path: { id }, body: {}, query: {}, revision: campaign.revision });
      say(t.campaigns.done);
    } catch (failure) {
      say(refusalWords(failure), { bad: true });
    }
  };
  const reached = touches.value?.total;
  const came = responses.value?.total;
  const outcomes = new Map<string, number>();
  for (const one of responses.value?.items ?? []) outcomes.set(one.state.outcome, (outcomes.get(one.state.outcome) ?? 0) + 1);
  const most = Math.max(1, ...outcomes.values());
  return (
    <>
      <header class="page-head">
        <div class="who">
          <h1>{state.name}</h1>
          <p class="row wrap muted small">
            <CampaignStatus status={state.status} />
            <span>{labelOf('campaign', 'channel', state.channel, of)}</span>
            <span>{t.campaigns.owner}: {names.of(state.ownerId) ?? t.common.nobody}</span>
          </p>
        </div>
        {may('campaigns') && (
          <div class="actions">
            {state.status === 'PLANNED' && <Button icon="send" look="primary" onClick={() => setOpen('launch')}>{t.campaigns.launch}</Button>}
            {state.status === 'RUNNING' && <Button icon="check" look="primary" onClick={() => void step('finish')}>{t.campaigns.finish}</Button>}
            <Menu
              label={t.common.actions}
              icon="ellipsis"
              groups={[{ entries: [{ label: t.campaigns.edit, icon: 'pencil', act: () => setOpen('edit') }, ...(state.status === 'PLANNED' || state.status === 'RUNNING' ? [{ label: t.campaigns.cancel, icon: 'circle-x' as const, act: () => setOpen('cancellation') }] : [])] }]}
            />
          </div>
        )}
      </header>
      <ul class="figures">
        {([
          [t.campaigns.audience, state.audienceSize || state.status === 'PLANNED' ? f.number(state.audienceSize) : '–', ''],
          [t.campaigns.reached, reached === undefined ? '–' : f.number(reached), ''],
          [t.campaigns.responses, came === undefined ? '–' : f.number(came), ''],
          [t.campaigns.responseRate, reached && came !== undefined ? f.percent(came / reached) : '–', reached && came !== undefined ? `${came} / ${reached}` : ''],
          [t.campaigns.budget, state.budget ? f.short(state.budget) : '–', ''],
        ] as const).map(([label, figure, note]) => (
          <li key={label} class="panel figure"><span class="muted small">{label}</span><b class="num">{figure}</b><span class="muted small">{note}</span></li>
        ))}
      </ul>
      <div class="deal-grid campaign-grid">
        <div class="stack">
          <Panel title={t.campaigns.outcomes} count={came !== undefined && came > 200 ? t.campaigns.atLeastRead : undefined}>
            {!responses.value ? (
              responses.refusal && <Refused refusal={responses.refusal} />
            ) : (
              <ul class="outcome-bars inside">
                {[...outcomes].toSorted(([, a], [, b]) => b - a).map(([outcome, count]) => (
                  <li key={outcome}>
                    <span>{labelOf('response', 'outcome', outcome, of)}</span>
                    <span class="track"><span class="bar before" style={{ width: `${(count / most) * 100}%` }} /></span>
                    <b class="num end">{f.number(count)}</b>
                  </li>
                ))}
                {responses.value && !outcomes.size && <li class="muted small">–</li>}
              </ul>
            )}
          </Panel>
          <Panel title={t.campaigns.latest} actions={may('campaigns') && state.status !== 'PLANNED' && <Button icon="plus" look="quiet" small onClick={() => setOpen('response')}>{t.campaigns.noteResponse}</Button>}>
            {responses.value ? (
              <ul class="list">
                {responses.value.items.toSorted((a, b) => (b.state.occurredAt ?? '').localeCompare(a.state.occurredAt ?? '')).slice(0, 12).map((one) => (
                  <li key={one.id}>
                    <span class="grow cut"><CustomerLink id={one.state.customerId} /></span>
                    <Pill tone={one.state.outcome === 'CONVERTED' || one.state.outcome === 'ANSWERED' ? 'good' : one.state.outcome === 'UNSUBSCRIBED' || one.state.outcome === 'BOUNCED' ? 'bad' : ''}>{labelOf('response', 'outcome', one.state.outcome, of)}</Pill>
                    <span class="muted small num">{one.state.occurredAt && f.day(one.state.occurredAt)}</span>
                  </li>
                ))}
                {!responses.value.items.length && <li class="muted small">–</li>}
              </ul>
            ) : (
              responses.refusal && <Refused refusal={responses.refusal} />
            )}
          </Panel>
        </div>
        <div class="stack">
          <Panel title={t.deals.details}>
            <dl class="facts inside">
              <dt>{t.campaigns.objective}</dt><dd>{state.objective}</dd>
              {state.launchedAt && <><dt>{t.campaigns.launched}</dt><dd>{f.day(state.launchedAt)}</dd></>}
              {state.finishedAt && <><dt>{t.campaigns.finished}</dt><dd>{f.day(state.finishedAt)}</dd></>}
            </dl>
          </Panel>
          <Audience campaign={campaign} />
        </div>
      </div>
      {open === 'response' && <ResponseForm campaignId={id} onClose={() => setOpen(null)} />}
      {open === 'edit' && <CampaignForm record={campaign} onClose={() => setOpen(null)} />}
      {(open === 'launch' || open === 'cancellation') && (
        <Dialog
          title={open === 'launch' ? t.campaigns.launchAsk(f.number(state.audienceSize)) : t.campaigns.cancel}
          onClose={() => setOpen(null)}
          footer={
            <>
              <Button onClick={() => setOpen(null)}>{t.common.back}</Button>
              <Button look={open === 'launch' ? 'primary' : 'danger'} onClick={() => void step(open)}>{open === 'launch' ? t.campaigns.launch : t.campaigns.cancel}</Button>
            </>
          }
        >
          <p>{open === 'launch' ? t.campaigns.launchHint : t.campaigns.cancelHint}</p>
        </Dialog>
      )}
    </>
  );
}
