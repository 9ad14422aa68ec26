// The renderer's bundle is the one file of the package that Node can load; its own types are not a module.
declare module 'adaptivecards-v3/dist/adaptivecards.js' {
  const renderer: typeof import('adaptivecards-v3');
  export default renderer;
}
