// Does nothing: that it begins makes the browser look which version of the site is to serve.
close();
