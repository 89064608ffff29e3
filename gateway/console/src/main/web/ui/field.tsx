import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon';

export interface Wiring {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: 'true';
  readonly required?: boolean;
}

interface Props {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  required?: boolean;
  children: (wiring: Wiring) => ComponentChildren;
}

/** A label, a control, a hint, and the words about what is wrong with it. */
export function Field({ name, label, hint, error, required, children }: Props) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field" data-field={name}>
      <label for={id} class={required ? 'needed' : undefined}>{label}</label>
      {children({
        id,
        name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': 'true' as const } : {}),
        ...(required ? { required: true } : {}),
      })}
      {hint && <div class="hint" id={`${id}-hint`}>{hint}</div>}
      {error && (
        <div class="error" id={`${id}-error`}>
          <Icon name="circle-alert" size={15} />
          {error}
        </div>
      )}
    </div>
  );
}

interface TextProps extends Omit<Props, 'children'> {
  value: string;
  onText: (text: string) => void;
  multiline?: boolean;
  type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'time';
  placeholder?: string;
  inputMode?: 'decimal' | 'text';
  maxLength?: number;
  autoFocus?: boolean;
  max?: string;
}

export function TextField({ value, onText, multiline, type = 'text', placeholder, inputMode, maxLength, autoFocus, max, ...field }: TextProps) {
  return (
    <Field {...field}>
      {(wiring) =>
        multiline ? (
          <textarea {...wiring} class="input" value={value} placeholder={placeholder} maxLength={maxLength} onInput={(e) => onText(e.currentTarget.value)} />
        ) : (
          <input
            {...wiring}
            class="input"
            type={type}
            value={value}
            placeholder={placeholder}
            inputMode={inputMode}
            maxLength={maxLength}
            autoComplete="off"
            data-autofocus={autoFocus ? '' : undefined}
            max={max}
            onInput={(e) => onText(e.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

interface SelectProps extends Omit<Props, 'children'> {
  value: string;
  onChoose: (value: string) => void;
  options: readonly { value: string; label: string }[];
  empty?: string;
}

export function SelectField({ value, onChoose, options, empty, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {(wiring) => <Select {...wiring} value={value} onChoose={onChoose} options={options} empty={empty} />}
    </Field>
  );
}

interface BareSelect {
  value: string;
  onChoose: (value: string) => void;
  options: readonly { value: string; label: string }[];
  empty?: string | undefined;
}

export function Select({ value, onChoose, options, empty, ...wiring }: BareSelect & Partial<Wiring> & { 'aria-label'?: string }) {
  return (
    <select {...wiring} class="input" value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>{option.label}</option>
      ))}
    </select>
  );
}
