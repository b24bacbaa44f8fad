/** The phone's own choice of light or dark, also while it changes at dusk. */
export function startTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    if (dark.matches) document.documentElement.dataset.theme = 'night';
    else delete document.documentElement.dataset.theme;
  };
  dark.addEventListener('change', apply);
  apply();
}
