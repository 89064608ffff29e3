import { useRef } from 'preact/hooks';

interface Props<T extends string> {
  label: string;
  tabs: readonly { value: T; label: string; count?: number | undefined }[];
  value: T;
  onChoose: (value: T) => void;
  panel: string;
}

export function Tabs<T extends string>({ label, tabs, value, onChoose, panel }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={box}
      class="tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = (tabs.findIndex((tab) => tab.value === value) + step + tabs.length) % tabs.length;
        onChoose(tabs[next]!.value);
        (box.current?.children[next] as HTMLElement).focus();
      }}
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          id={`${panel}-${tab.value || 'all'}`}
          aria-selected={tab.value === value}
          aria-controls={panel}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChoose(tab.value)}
        >
          {tab.label} {tab.count !== undefined && <span class="count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
