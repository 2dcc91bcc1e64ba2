"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Form, type FormProps } from "./form.tsx";

type Props = Omit<FormProps, "beside"> & {
  title: string;
  /** The words of the way out. */
  close: string;
  onClose: () => void;
};

/** A form in a dialog, with the way out beside its button. Once it was taken, the dialog closes. */
export function DialogForm({ title, close, onClose, done, ...form }: Props) {
  return (
    <Dialog title={title} close={close} onClose={onClose}>
      <Form
        {...form}
        done={() => {
          onClose();
          done?.();
        }}
        beside={
          <button type="button" className="btn" onClick={onClose}>
            {close}
          </button>
        }
      />
    </Dialog>
  );
}

type OpenProps = Omit<Props, "onClose" | "className"> & {
  /** Of the button that opens it. */
  label: ReactNode;
  className?: string;
  opened?: () => void;
};

/** The same behind a button of its own. */
export function ButtonForm({ label, className = "btn", opened, ...dialog }: OpenProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => {
          opened?.();
          setOpen(true);
        }}
      >
        {label}
      </button>
      {open && <DialogForm {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
}
