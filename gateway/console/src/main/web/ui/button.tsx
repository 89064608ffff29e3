import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon';

interface Looks {
  icon?: IconName;
  look?: 'primary' | 'quiet' | 'danger' | undefined;
  small?: boolean;
  busy?: boolean;
  /** Why it cannot be pressed: it stays reachable, and says so. */
  refused?: string | undefined;
  children?: ComponentChildren;
}

type Props = Looks & Omit<JSX.ButtonHTMLAttributes, 'icon' | 'loading'>;

export function Button({ icon, look, small, busy, refused, children, class: more, onClick, ...rest }: Props) {
  const classes = ['button', look ?? '', small ? 'small' : '', children ? '' : 'icon-only', more ?? ''].filter(Boolean).join(' ');
  const idle = busy || refused !== undefined;
  return (
    <button
      type="button"
      {...rest}
      class={classes}
      aria-disabled={idle ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      title={refused ?? rest.title}
      onClick={(event) => {
        if (idle) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export function LinkButton({ icon, look, children, ...rest }: Looks & Omit<JSX.AnchorHTMLAttributes, 'icon' | 'loading'> & { href: string }) {
  return (
    <a {...rest} class={`button ${look ?? ''}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
