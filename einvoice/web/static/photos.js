// Photos of meters, made small before they are kept: upright, and without where they were taken.
"use strict";
(() => {
  const LONGEST = 1600; // pixels, as the portal makes them
  const QUALITY = 0.8;

  /** Return a picture as a small JPEG (ArrayBuffer); null where this browser cannot read it. */
  async function smaller(file) {
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const paper = document.createElement("canvas");
      paper.width = Math.max(1, Math.round(picture.width * scale));
      paper.height = Math.max(1, Math.round(picture.height * scale));
      const pen = paper.getContext("2d");
      pen.fillStyle = "white";
      pen.fillRect(0, 0, paper.width, paper.height);
      pen.drawImage(picture, 0, 0, paper.width, paper.height);
      picture.close();
      const jpeg = await new Promise((done) => paper.toBlob(done, "image/jpeg", QUALITY));
      return jpeg && (await jpeg.arrayBuffer());
    } catch {
      return null;
    }
  }

  self.photos = Object.freeze({ smaller });
})();
