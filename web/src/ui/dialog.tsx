import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import "./dialog.css";

interface Options {
  title: string;
  onClose: () => void;
  /** One that asks before something happens. */
  isAlert?: boolean;
  children: ReactNode;
}

/** A dialog over the page, which stays as it is below. The focus moves in and, when it closes, back. */
export function Dialog({ title, onClose, isAlert = false, children }: Options) {
  return (
    <ModalOverlay className="dialog-shade" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog-frame">
        <AriaDialog className="dialog stack" role={isAlert ? "alertdialog" : "dialog"}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
