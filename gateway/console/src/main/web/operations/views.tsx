import { useState } from 'preact/hooks';
import { Pill } from '../ui/bits';
import { Menu } from '../ui/menu';
import { useWords } from '../words/words';
import { CompareDialog, DropDialog, RebuildDialog, SwitchDialog } from './rebuild';
import type { Build, Service, View } from './services';

export interface Target {
  readonly service: Service;
  readonly view: View;
  readonly build?: Build;
}

type Open = { readonly what: 'rebuild' | 'compare' | 'switch' | 'drop'; readonly target: Target };

/** How far each view has come, generation by generation, and what can be done about it. */
export function ViewsPart({ service, views }: { service: Service; views: readonly View[] }) {
  const { t, f } = useWords();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  if (!views.length) return null;
  return (
    <>
      <div class="scroller" tabIndex={0} role="region" aria-label={`${t.operations.services[service]}: ${t.operations.views}`}>
        <table class="simple">
          <thead>
            <tr><th>{t.operations.view}</th><th>{t.operations.generation}</th><th>{t.operations.completeUpTo}</th><th class="end">{t.operations.toRead}</th><th class="end">{t.operations.parked}</th><th><span class="hidden">{t.common.actions}</span></th></tr>
          </thead>
          <tbody>
            {views.flatMap((view) =>
              view.generations.map((build, i) => (
                <tr key={`${view.name} ${build.number}`}>
                  <th scope="row">{i === 0 ? view.name : <span class="hidden">{view.name}</span>}</th>
                  <td><span class="row">{build.number} {build.current ? <Pill tone="good">{t.operations.inUse}</Pill> : !build.watermark || build.missing ? <Pill tone="info">{t.operations.filling}</Pill> : <Pill>{t.operations.idle}</Pill>}</span></td>
                  <td class="num">{build.watermark ? <time dateTime={build.watermark} title={f.moment(build.watermark)}>{f.ago(build.watermark)}</time> : <span class="muted">–</span>}</td>
                  <td class="end num">{f.number(build.missing)}</td>
                  <td class="end num">{build.parked ? <span class="late">{f.number(build.parked)}</span> : '0'}</td>
                  <td class="end">
                    <Menu
                      small
                      look="quiet"
                      icon="ellipsis"
                      label={t.operations.actionsOf(view.name, build.number)}
                      groups={[{
                        entries: build.current
                          ? [{ label: t.operations.rebuild, icon: 'refresh-cw', act: () => setOpen({ what: 'rebuild', target: { service, view } }) }]
                          : [
                              { label: t.operations.compare, icon: 'columns-3', act: () => setOpen({ what: 'compare', target: { service, view, build } }) },
                              { label: t.operations.switch, icon: 'move-right', act: () => setOpen({ what: 'switch', target: { service, view, build } }) },
                              { label: t.operations.drop, icon: 'trash-2', act: () => setOpen({ what: 'drop', target: { service, view, build } }) },
                            ],
                      }]}
                    />
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {open?.what === 'rebuild' && <RebuildDialog target={open.target} onClose={close} />}
      {open?.what === 'compare' && <CompareDialog target={open.target} onClose={close} onSwitch={() => setOpen({ ...open, what: 'switch' })} />}
      {open?.what === 'switch' && <SwitchDialog target={open.target} onClose={close} />}
      {open?.what === 'drop' && <DropDialog target={open.target} onClose={close} />}
    </>
  );
}
