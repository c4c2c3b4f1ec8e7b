# ./dev deb: the Debian package, at build/deb. Sourced by ./dev; works in the checkout's folder.

# package_version: the project's, and the commit where git can tell it.
package_version() {
  local version commit
  version=$(sed -n 's/^project(motcua VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
  commit=$(git rev-list --count HEAD 2>/dev/null || true)
  echo "$version${commit:++$commit}"
}

# library_dependencies PROGRAM: what dpkg knows the program to be linked with.
library_dependencies() {
  local folder
  folder=$(mktemp -d)
  mkdir "$folder/debian"
  echo "Source: motcua" >"$folder/debian/control"
  (cd "$folder" && dpkg-shlibdeps -O --ignore-missing-info "$1" 2>/dev/null) |
    sed -n 's/^shlibs:Depends=//p'
  rm -r "$folder"
}

# make_package PROGRAM FOLDER: writes FOLDER/motcua_VERSION_ARCH.deb and tells its name.
make_package() {
  local program folder=$2 root version architecture depends
  program=$(realpath "$1")
  version=$(package_version)
  architecture=$(dpkg --print-architecture)
  depends=$(library_dependencies "$program")
  [ -n "$depends" ] || { echo "dev: dpkg-shlibdeps says nothing of $program" >&2; return 1; }
  root=$folder/root
  rm -rf "$root"
  install -D -m 755 --strip "$program" "$root/usr/bin/motcua"
  install -D -m 644 deploy/debian/motcua.service "$root/lib/systemd/system/motcua.service"
  install -D -m 644 deploy/debian/default "$root/etc/default/motcua"
  install -D -m 644 -t "$root/usr/share/doc/motcua" docs/operations/*.md
  install -D -m 644 LICENSE "$root/usr/share/doc/motcua/copyright"
  install -d -m 755 "$root/DEBIAN"
  install -m 755 -t "$root/DEBIAN" deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm
  echo /etc/default/motcua >"$root/DEBIAN/conffiles"
  sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@DEPENDS@/$depends/" \
    -e "s/@SIZE@/$(du -sk "$root" | cut -f1)/" deploy/debian/control >"$root/DEBIAN/control"
  local package=$folder/motcua_${version}_$architecture.deb
  dpkg-deb --root-owner-group --build "$root" "$package" >/dev/null
  rm -r "$root"
  echo "$package"
}
