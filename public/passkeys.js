// Whether passkeys can be used here at all: a browser that knows them, at a host with a name (an address of numbers has none).
window.guichetPasskeys = {
  usable: () => window.PublicKeyCredential !== undefined && !/^[\d.]+$|^\[/.test(location.hostname),
};
