import { Button, type ButtonProps, Modal, type ModalProps } from '@mantine/core';
import { type FormRulesRecord, useForm, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { fieldErrors } from './field-errors.js';
import { toldFailure } from './told.js';

interface DialogFormProps<Values extends Record<keyof Values, unknown>> {
  submitLabel: string;
  initialValues: Values;
  validate?: FormRulesRecord<Values>;
  /** What the service calls a field, where the form calls it otherwise: `{ expiresAt: 'expiresOn' }`. */
  fieldOf?: Readonly<Record<string, keyof Values & string>>;
  /** What the dialog is for; it closes once this has succeeded, and tells what the service found wrong at its field. */
  onSubmit: (values: Values) => Promise<unknown>;
  children: (form: UseFormReturnType<Values>) => ReactNode;
}

interface FormDialogProps<Values extends Record<keyof Values, unknown>> extends DialogFormProps<Values> {
  /** On the button that opens it, as in "Add user". */
  label: string;
  variant?: NonNullable<ButtonProps['variant']>;
  title: string;
  size?: NonNullable<ModalProps['size']>;
}

/** A button, and the form that it opens. Every opening begins with the values as they are then. */
export function FormDialog<Values extends Record<keyof Values, unknown>>(props: FormDialogProps<Values>): ReactElement {
  const { label, variant = 'filled', title, size = 'md', ...form } = props;
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => {
    setIsOpen(false);
  };
  return (
    <>
      <Button
        variant={variant}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {label}
      </Button>
      {/* A click beside the dialog loses nothing that was typed. */}
      <Modal opened={isOpen} onClose={close} title={title} size={size} closeOnClickOutside={false}>
        <DialogForm {...form} onClose={close} />
      </Modal>
    </>
  );
}

function DialogForm<Values extends Record<keyof Values, unknown>>(
  props: DialogFormProps<Values> & { onClose: () => void },
): ReactElement {
  const { submitLabel, initialValues, validate = {}, fieldOf = {}, onSubmit, onClose, children } = props;
  const form = useForm<Values>({ initialValues, validate });
  const submit = useMutation({
    mutationFn: onSubmit,
    onSuccess: onClose,
    onError: (error) => {
      const found = fieldErrors(error, [...Object.keys(initialValues), ...Object.keys(fieldOf)]);
      const faults = Object.entries(found).map(([name, message]) => [fieldOf[name] ?? name, message]);
      form.setErrors(Object.fromEntries(faults));
      if (faults.length === 0) toldFailure(error);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={form.onSubmit((values) => {
        submit.mutate(values);
      })}
    >
      {children(form)}
      <div className="row">
        <Button type="submit" loading={submit.isPending}>
          {submitLabel}
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
