import { may } from '../core/me';
import { setQuery, useHere } from '../core/router';
import { useShortcut } from '../core/shortcuts';
import { Button } from '../ui/button';
import { Tabs } from '../ui/tabs';
import { useTitle } from '../ui/title';
import { useWords } from '../words/words';
import { People } from './people';
import { Teams } from './teams';

type Tab = 'people' | 'teams';

/** Who works here, and in which team. Everybody may look; administrators change it. */
export function Directory() {
  const { t } = useWords();
  const { query } = useHere();
  useTitle(t.directory.title);
  const tab: Tab = query.get('tab') === 'teams' ? 'teams' : 'people';
  const label = tab === 'people' ? t.palette.newEmployee : t.palette.newTeam;
  const create = () => may('directory') && setQuery({ new: '1' });
  useShortcut('n', () => label, create);
  const tabs = [
    { value: 'people' as const, label: t.directory.people },
    { value: 'teams' as const, label: t.directory.teams },
  ];
  return (
    <>
      <div class="page-head">
        <h1>{t.directory.title}</h1>
        <div class="actions">{may('directory') && <Button icon={tab === 'people' ? 'user-plus' : 'plus'} look="primary" onClick={create}>{label}</Button>}</div>
      </div>
      <Tabs label={t.directory.title} tabs={tabs} value={tab} panel="directory" onChoose={(next) => setQuery({ tab: next === 'people' ? null : next, open: null, name: null, team: null, use: null, sort: null })} />
      <div id="directory" class="tab-panel" role="tabpanel" aria-labelledby={`directory-${tab}`}>{tab === 'people' ? <People /> : <Teams />}</div>
    </>
  );
}
