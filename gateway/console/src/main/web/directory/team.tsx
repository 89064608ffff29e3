import { send } from '../core/commands';
import { may } from '../core/me';
import { names } from '../core/names';
import { useRead } from '../core/reads';
import { address, setQuery, useHere } from '../core/router';
import { Avatar, Bones, Pill } from '../ui/bits';
import { Button } from '../ui/button';
import { Confirm } from '../ui/confirm';
import { Dialog } from '../ui/dialog';
import { Refused } from '../ui/refusals';
import { say } from '../ui/toast';
import { useWords } from '../words/words';
import { TeamForm } from './team-form';

/** One team beside the list: who leads it, what it is part of, who is in it. */
export function Team({ id }: { id: string }) {
  const { t } = useWords();
  const { query } = useHere();
  const read = useRead('GET /api/v1/teams/{id}', { path: { id }, query: { expand: 'lead,parent' } }, { ids: [id] });
  const members = useRead('GET /api/v1/employees', { query: { team: [id], active: [true], sort: 'name', total: true, limit: 50 } }, { kinds: ['employee'] });
  const parts = useRead('GET /api/v1/teams', { query: { parent: [id], active: true, sort: 'name', limit: 50 } }, { kinds: ['team'] });
  const team = read.value;
  const changes = may('directory') && team && !team.state.dissolved;
  if (team && changes && query.has('edit')) return <TeamForm record={team} onClose={() => setQuery({ edit: null })} />;
  if (team && changes && query.has('dissolve')) {
    const dissolve = async () => {
      await send('PUT /api/v1/teams/{id}/dissolution', { path: { id }, body: {}, query: {}, revision: team.revision });
      say(t.directory.dissolvedSaid(team.state.name));
    };
    return (
      <Confirm title={t.directory.dissolveAsk(team.state.name)} label={t.directory.dissolve} act={dissolve} onClose={() => setQuery({ dissolve: null })}>
        <p>{t.directory.dissolveHint}</p>
        {Boolean(members.value?.total) && <p><a href={address('/directory', { team: id })}>{t.directory.stillIn(members.value!.total!)}</a></p>}
      </Confirm>
    );
  }
  return (
    <Dialog
      title={team?.state.name ?? t.directory.teams}
      look="drawer"
      onClose={() => setQuery({ open: null })}
      footer={
        changes ? (
          <>
            <Button icon="circle-x" onClick={() => setQuery({ dissolve: '1' })}>{t.directory.dissolve}</Button>
            <Button icon="pencil" look="primary" onClick={() => setQuery({ edit: '1' })}>{t.common.edit}</Button>
          </>
        ) : null
      }
    >
      {!team ? (
        read.refusal ? <Refused refusal={read.refusal} /> : <Bones rows={6} label={t.common.loading} />
      ) : (
        <div class="stack">
          {team.state.dissolved && <p><Pill>{t.directory.dissolved}</Pill></p>}
          <dl class="facts">
            <dt>{t.directory.lead}</dt><dd>{team.state.leadId ? <a href={address('/directory', { use: 'all', open: team.state.leadId })}>{names.of(team.state.leadId) ?? team.state.leadId}</a> : '–'}</dd>
            <dt>{t.directory.parent}</dt><dd>{team.state.parentTeamId ? <a href={address('/directory', { tab: 'teams', open: team.state.parentTeamId })}>{names.of(team.state.parentTeamId) ?? team.state.parentTeamId}</a> : '–'}</dd>
            {Boolean(parts.value?.items.length) && <><dt>{t.directory.parts}</dt><dd><ul class="names">{parts.value!.items.map((one) => <li key={one.id}><a href={address('/directory', { tab: 'teams', open: one.id })}>{one.state.name}</a></li>)}</ul></dd></>}
            {team.state.externalIds.length > 0 && <><dt>{t.customers.externalIds}</dt><dd>{team.state.externalIds.map((one) => `${one.system}: ${one.id}`).join(', ')}</dd></>}
          </dl>
          <section class="stack">
            <h3>{t.directory.people} {members.value?.total !== undefined && <span class="count">{members.value.total}</span>}</h3>
            {members.refusal && !members.value ? (
              <Refused refusal={members.refusal} />
            ) : !members.value ? (
              <Bones rows={3} label={t.common.loading} />
            ) : members.value.items.length ? (
              <ul class="names">
                {members.value.items.map((one) => (
                  <li key={one.id} class="row"><Avatar name={one.personal.name} seed={one.id} /><a href={address('/directory', { open: one.id })}>{one.personal.name}</a>{one.id === team.state.leadId && <Pill>{t.directory.lead}</Pill>}</li>
                ))}
              </ul>
            ) : (
              <p class="muted">{t.directory.nobodyIn}</p>
            )}
            {(members.value?.total ?? 0) > 50 && <p><a href={address('/directory', { team: id })}>{t.common.showAll}</a></p>}
          </section>
        </div>
      )}
    </Dialog>
  );
}
