// What the scripts of the portal share, and what they know of their own pages better than a type does.
interface Phone {
  ask(path: string, options?: RequestInit): Promise<Response>;
  [name: string]: any;
}
interface Window {
  phone: Phone;
  app: Readonly<Record<string, (...given: any[]) => any>>;
  network: Readonly<{ whenBack(go: () => unknown, vain?: number): void }>;
  photos: Readonly<{ smaller(file: Blob): Promise<ArrayBuffer | null> }>;
}
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Document {
  getElementById(id: string): any;
}
interface DocumentFragment {
  getElementById(id: string): any;
}
interface Navigator {
  standalone?: boolean; // Safari's alone
}
interface ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> }; // Background Sync, where there is one
}
interface WindowEventMap {
  beforeinstallprompt: Event & { prompt(): Promise<void> };
}
