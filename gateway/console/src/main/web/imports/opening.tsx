import { useRef, useState } from 'preact/hooks';
import { Note } from '../ui/bits';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { Icon } from '../ui/icon';
import { useWords } from '../words/words';
import { type Delimiter, DELIMITERS, type Encoding, ENCODINGS, NotReadable, open, type Table } from './file';

interface Props {
  table: Table | null;
  onOpen: (table: Table | null) => void;
}

/** A file, dropped or chosen, and how it is to be read. */
export function Opening({ table, onOpen }: Props) {
  const { t, f } = useWords();
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [wrong, setWrong] = useState<NotReadable | null>(null);
  const chooser = useRef<HTMLInputElement>(null);

  const read = async (given: File, said: { encoding?: Encoding; delimiter?: Delimiter } = {}) => {
    setFile(given);
    setWrong(null);
    try {
      onOpen(await open(given, said));
    } catch (failure) {
      onOpen(null);
      setWrong(failure instanceof NotReadable ? failure : new NotReadable('broken'));
    }
  };
  const isUtf8 = (table?.encoding ?? 'utf-8') === 'utf-8';
  return (
    <div class="stack">
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const given = event.dataTransfer?.files[0];
          if (given) void read(given);
        }}
      >
        <Icon name="upload" size={22} />
        <p>
          {file ? <><b>{file.name}</b> <span class="muted small">{t.imports.size(f.number(Math.ceil(file.size / 1024)))}</span></> : t.imports.drop}
        </p>
        <Button onClick={() => chooser.current?.click()}>{file ? t.imports.otherFile : t.imports.choose}</Button>
        <input
          ref={chooser}
          class="hidden"
          type="file"
          tabIndex={-1}
          aria-label={t.imports.file}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          onChange={(event) => {
            const given = event.currentTarget.files?.[0];
            event.currentTarget.value = ''; // the same file, corrected, can be chosen again
            if (given) void read(given);
          }}
        />
      </div>
      {wrong && file && (
        <div role="alert">
          <Note tone="bad" icon="circle-alert" action={wrong.why === 'encoding' && isUtf8 ? <Button small onClick={() => void read(file, { encoding: 'gb18030' })}>{t.imports.asGb18030}</Button> : undefined}>
            {wrong.why === 'encoding' ? t.imports.notUtf8 : wrong.why === 'empty' ? t.imports.emptyFile : t.imports.brokenFile(wrong.row)}
          </Note>
        </div>
      )}
      {table && (
        <div class="form pair-wide">
          <SelectField name="encoding" label={t.imports.encoding} value={table.encoding} onChoose={(encoding) => void read(table.file, { encoding: encoding as Encoding, delimiter: table.delimiter })} options={ENCODINGS.map((one) => ({ value: one, label: one.toUpperCase() }))} />
          <SelectField name="delimiter" label={t.imports.delimiter} value={table.delimiter} onChoose={(delimiter) => void read(table.file, { encoding: table.encoding, delimiter: delimiter as Delimiter })} options={DELIMITERS.map((one) => ({ value: one, label: t.imports.delimiters[one] }))} />
        </div>
      )}
    </div>
  );
}
