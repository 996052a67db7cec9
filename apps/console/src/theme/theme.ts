import { createTheme, type MantineThemeOverride } from '@mantine/core';

/**
 * How the console looks, accessible under WCAG AA in both schemes and usable under a policy without inline styles.
 * `vite-theme.ts` reads this file at build time and writes the CSS variables it stands for.
 */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'indigo',
  // The contrast of lighter shades with white text is below 4.5.
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: {
        // Mantine's own lock writes a style element; global.css does it instead.
        lockScroll: false,
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: {
      defaultProps: {
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Loader: { defaultProps: { type: 'dots' } },
    ScrollArea: { defaultProps: { viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Options' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250, events: { hover: true, focus: true, touch: true } } },
  },
});
