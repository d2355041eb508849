/* global module -- a CommonJS file, as extensions' main files are */
module.exports.activate = () => undefined;
