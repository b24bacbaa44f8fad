/** From a field to the one after it, as Enter does on a paper form; from the last one nowhere. */
export function goToNextField(form: HTMLFormElement, from: HTMLElement): void {
  const fields = [...form.querySelectorAll<HTMLElement>('input, select')];
  fields[fields.indexOf(from) + 1]?.focus();
}

/** Whether Enter at this place would send the form around it. */
export const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
