import { useId, useRef } from 'react';
import type { ApiDocument, JsonSchema } from '../../../api/document.js';
import { useLanguage, useMessages } from '../../../i18n/language.js';
import { fieldName } from '../../../i18n/vocabulary/fields.js';
import { called, useVocabulary } from '../../../i18n/vocabulary/index.js';
import { namesIn } from '../../../i18n/vocabulary/values.js';
import { Said } from '../../../parts/said.js';
import { RECORD_MESSAGES } from '../messages/index.js';
import { resolved, type Value, type Values } from './values.js';

export interface FieldProps {
  readonly document: ApiDocument;
  readonly schema: JsonSchema;
  /** Path as the API's problems name it. */
  readonly path: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: Value | undefined;
  /** Rules that were broken, by path. */
  readonly broken: ReadonlyMap<string, string>;
  readonly onChange: (value: Value | undefined) => void;
}

const LONG = 500;

/** A field for what a schema allows: text, a choice, lines, or more fields. */
export function SchemaField(props: FieldProps) {
  const schema = resolved(props.document, props.schema);
  if (schema.const !== undefined) return null;
  if (schema.type === 'object' && schema.properties) return <Group {...props} schema={schema} />;
  const item = schema.items && resolved(props.document, schema.items);
  if (item?.type === 'object') return <Several {...props} schema={schema} item={item} />;
  return <Single {...props} schema={schema} />;
}

interface FieldsProps extends Omit<FieldProps, 'label' | 'required' | 'value' | 'onChange'> {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}

/** The fields of an object, required ones first. */
export function SchemaFields({ document, schema, path, values, broken, onChange }: FieldsProps) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).sort(
    ([a], [b]) => Number(required.has(b)) - Number(required.has(a)),
  );
  return fields.map(([field, each]) => (
    <SchemaField
      key={field}
      document={document}
      schema={each}
      path={path === '' ? field : `${path}.${field}`}
      label={field}
      required={required.has(field)}
      value={values[field]}
      broken={broken}
      onChange={(value) => onChange({ ...values, [field]: value })}
    />
  ));
}

function Group({ label, value, onChange, ...rest }: FieldProps) {
  const language = useLanguage();
  return (
    <fieldset className="field-group">
      <legend>{fieldName(label, language)}</legend>
      <SchemaFields {...rest} values={(value ?? {}) as Values} onChange={onChange} />
    </fieldset>
  );
}

function Several({
  item,
  label,
  path,
  value,
  onChange,
  ...rest
}: FieldProps & { readonly item: JsonSchema }) {
  const t = useMessages(RECORD_MESSAGES);
  const language = useLanguage();
  const add = useRef<HTMLButtonElement>(null);
  const all = (value ?? (rest.required ? [{}] : [])) as readonly Values[];
  return (
    <fieldset className="field-group">
      <legend>{fieldName(label, language)}</legend>
      {all.map((each, at) => (
        <div key={at} className="field-item">
          <SchemaFields
            {...rest}
            schema={item}
            path={`${path}.${at}`}
            values={each}
            onChange={(next) => onChange(all.map((old, index) => (index === at ? next : old)))}
          />
          <button
            type="button"
            className="quiet"
            onClick={() => {
              onChange(all.filter((_, index) => index !== at));
              add.current?.focus();
            }}
          >
            {t.remove}
          </button>
        </div>
      ))}
      <button type="button" className="quiet" ref={add} onClick={() => onChange([...all, {}])}>
        {t.add}
      </button>
    </fieldset>
  );
}

function Single({ schema, path, label, required, value, broken, onChange }: FieldProps) {
  const t = useMessages(RECORD_MESSAGES);
  const language = useLanguage();
  const vocabulary = useVocabulary();
  const yesOrNo = schema.type === 'boolean';
  const choices = yesOrNo ? ['true', 'false'] : schema.enum;
  const names = yesOrNo ? t.yesOrNo : namesIn(label, vocabulary);
  const id = useId();
  const rule = broken.get(path);
  // How a date is written, its example shows.
  const hint = schema.description?.split(' Written as')[0];
  const lines = schema.type === 'array';
  const common = {
    id,
    required,
    'aria-invalid': rule === undefined ? undefined : true,
    'aria-describedby': `${id}-about`,
    value: lines ? ((value ?? []) as readonly string[]).join('\n') : typeof value === 'string' ? value : '',
  };
  const write = (text: string) => onChange(lines ? text.split('\n') : text);
  const day = schema.format === 'edtf' ? '2025-01-02' : undefined;
  const example = schema.examples?.[0] ?? schema.items?.examples?.[0] ?? day;
  return (
    <div className="schema-field">
      <label htmlFor={id}>
        {fieldName(label, language)} {required && <span className="soft">{t.required}</span>}
        {lines && <span className="soft"> {t.lines}</span>}
      </label>
      {choices ? (
        <select {...common} onChange={({ target }) => write(target.value)}>
          <option value="">{t.choose}</option>
          {choices.map((each) => (
            <option key={each} value={each}>
              {called(names, each)}
            </option>
          ))}
        </select>
      ) : lines || ((schema.maxLength ?? 0) > LONG && schema.pattern === undefined) ? (
        <textarea {...common} rows={lines ? 2 : 3} onChange={({ target }) => write(target.value)} />
      ) : (
        <input
          {...common}
          spellCheck={false}
          autoComplete="off"
          placeholder={typeof example === 'string' ? example : undefined}
          onChange={({ target }) => write(target.value)}
        />
      )}
      <p id={`${id}-about`} className={rule === undefined ? 'field-about' : 'field-about field-broken'}>
        {rule === undefined ? hint && called(t.hints, hint) : <Said text={rule} />}
      </p>
    </div>
  );
}
