import { may } from '../core/me';
import { names } from '../core/names';
import { type DealRecord, type Stage, daysSince, nameOfDeal, stagesOf } from '../core/pipelines';
import { address } from '../core/router';
import { Avatar } from '../ui/bits';
import { Icon } from '../ui/icon';
import { Menu } from '../ui/menu';
import { useWords } from '../words/words';
import type { Outcome } from './closing';

interface Props {
  deal: DealRecord;
  stage: Stage;
  held: 'pointer' | 'keys' | null;
  onHold: () => void;
  onLetGo: () => void;
  onMove: (stage: string) => void;
  onClose: (outcome: Outcome) => void;
}

export function Card({ deal, stage, held, onHold, onLetGo, onMove, onClose }: Props) {
  const { t, f } = useWords();
  const { state } = deal;
  const name = nameOfDeal(deal) ?? t.common.unnamed;
  const days = daysSince(state.stageSince);
  const late = stage.plannedDays !== undefined && days > stage.plannedDays;
  const overdue = state.expectedCloseOn !== undefined && state.expectedCloseOn < f.today();
  const owner = names.of(state.ownerId);
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
        setTimeout(onHold); // the browser takes its picture of the card first
      }}
      onDragEnd={onLetGo}
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
              { group: t.deals.moveTo, entries: stagesOf(state.pipelineId).filter((one) => one.id !== state.stageId).map((one) => ({ label: one.name, icon: 'arrow-right', act: () => onMove(one.id) })) },
              { entries: [{ label: t.deals.win, icon: 'trophy', act: () => onClose('win') }, { label: t.deals.lose, icon: 'circle-x', act: () => onClose('lose') }] },
            ]}
          />
        )}
      </div>
      {state.customerId && <p class="row muted small"><Icon name="building-2" size={13} /><span class="cut">{names.of(state.customerId) ?? t.common.hiddenName}</span></p>}
      <p class="row apart"><b class="num">{state.amount ? f.short(state.amount) : <span class="muted small">{t.deals.noAmount}</span>}</b>{owner && <span title={owner}><Avatar name={owner} seed={state.ownerId} /><span class="hidden">{owner}</span></span>}</p>
      <p class="row apart small muted">
        <span class={overdue ? 'late row' : 'row'}><Icon name="calendar" size={13} />{state.expectedCloseOn ? f.day(state.expectedCloseOn) : t.deals.noClose}{overdue && <span class="hidden">{t.deals.overdue}</span>}</span>
        <span class={late ? 'slow row' : 'row'} title={age}><Icon name="clock" size={13} /><span aria-hidden="true">{f.days(days)}</span><span class="hidden">{age}</span></span>
      </p>
    </article>
  );
}
