import { may } from '../core/me';
import { type DealRecord, type Stage, nameOfDeal, stagesOf } from '../core/pipelines';
import { address } from '../core/router';
import { Avatar } from '../ui/bits';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { memo } from '../ui/memo';
import { useWords } from '../words/words';
import type { Deeds } from './deeds';

interface Props {
  deal: DealRecord;
  stage: Stage;
  days: number;
  today: string;
  owner: string | undefined;
  customer: string | undefined;
  held: 'pointer' | 'keys' | null;
  deeds: Deeds;
}

/** Everything that a card shows is handed to it: it is drawn anew when any of that is another, and only then. */
export const Card = memo(({ deal, stage, days, today, owner, customer, held, deeds }: Props) => {
  const { t, f } = useWords();
  const { state } = deal;
  const name = nameOfDeal(deal) ?? t.common.unnamed;
  const late = stage.plannedDays !== undefined && days > stage.plannedDays;
  const overdue = state.expectedCloseOn !== undefined && state.expectedCloseOn < today;
  const age = late ? t.deals.tooLong(f.days(days), f.days(stage.plannedDays!)) : t.deals.inStage(f.days(days));
  return (
    <article
      class={`card ${held ?? ''}`}
      data-deal={deal.id}
      tabIndex={0}
      aria-label={name}
      draggable={may('deals')}
      onDragStart={(event) => {
        event.dataTransfer!.effectAllowed = 'move';
        event.dataTransfer!.setData('text/plain', name);
        setTimeout(() => deeds.hold(deal)); // the browser takes its picture of the card first
      }}
      onDragEnd={deeds.letGo}
    >
      <div class="row apart top">
        <a class="plain card-title" href={address(`/deals/${deal.id}`)} tabIndex={-1} draggable={false}>{name}</a>
        {may('deals') && (
          <Menu
            label={`${t.deals.moveTo} ${name}`}
            icon="ellipsis-vertical"
            look="quiet"
            small
            groups={[
              { group: t.deals.moveTo, entries: stagesOf(state.pipelineId).filter((one) => one.id !== state.stageId).map((one) => ({ label: one.name, icon: 'arrow-right', act: () => deeds.move(deal, one.id) })) },
              { entries: [{ label: t.deals.win, icon: 'trophy', act: () => deeds.close(deal, 'win') }, { label: t.deals.lose, icon: 'circle-x', act: () => deeds.close(deal, 'lose') }] },
            ]}
          />
        )}
      </div>
      {state.customerId && <p class="row muted small"><Icon name="building-2" size={13} /><span class="cut">{customer ?? t.common.hiddenName}</span></p>}
      <p class="row apart"><b class="num">{state.amount ? f.short(state.amount) : <span class="muted small">{t.deals.noAmount}</span>}</b>{owner && <span title={owner}><Avatar name={owner} seed={state.ownerId} /><span class="hidden">{owner}</span></span>}</p>
      <p class="row apart small muted">
        <span class={overdue ? 'late row' : 'row'}><Icon name="calendar" size={13} />{state.expectedCloseOn ? f.day(state.expectedCloseOn) : t.deals.noClose}{overdue && <span class="hidden">{t.deals.overdue}</span>}</span>
        <span class={late ? 'slow row' : 'row'} title={age}><Icon name="clock" size={13} /><span aria-hidden="true">{f.days(days)}</span><span class="hidden">{age}</span></span>
      </p>
    </article>
  );
});
