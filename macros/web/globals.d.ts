/** The colours chosen last time: the theme's own names, kept under the site's path by palette.js. */
interface Window {
  __md_get: (key: string) => any;
  __md_set: (key: string, value: unknown) => void;
}
