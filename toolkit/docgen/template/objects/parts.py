"""Names and relationship ids for the parts that objects add: in order, clashing with nothing known."""

from docgen.opc import NewPart, Package, relationships

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PREFIX = "rIdDocgen"
FIRST_ID = f"{_PREFIX}1"
_EXTENSIONS = {
    "image/png": ".png",
    "image/jpeg": ".jpeg",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
    "image/x-emf": ".emf",
    "image/x-wmf": ".wmf",
}


class Parts:
    """The parts added so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = {name.lower() for name in package.parts}
        self._ids: dict[str, set[str]] = {}
        self._images: dict[tuple[str, bytes], str] = {}
        self.added: tuple[NewPart, ...] = ()

    def name(self, folder: str, stem: str, extension: str) -> str:
        """A part name of this form that nothing has yet."""
        number = 1
        while (name := f"{folder}{stem}{number}{extension}").lower() in self._names:
            number += 1
        self._names.add(name.lower())
        return name

    def add(self, name: str, data: bytes, content_type: str, source: str, kind: str) -> str:
        """Add a part that `source` reaches by a relationship of `kind`; returns the relationship's id.

        In a source that is new itself the first one is `FIRST_ID`.
        """
        used = self._ids.setdefault(source, {r.id for r in relationships(self._package, source)})
        number = 1
        while (relationship_id := f"{_PREFIX}{number}") in used:
            number += 1
        used.add(relationship_id)
        part = NewPart(name, data, content_type, source, relationship_id, _RELATIONSHIPS + kind)
        self.added = (*self.added, part)
        return relationship_id

    def image(self, data: bytes, media_type: str, source: str) -> str:
        """The id by which `source` reaches the image; one image used twice in a part is held once."""
        # A picture of 400 rows is one object: its hash is reckoned once.
        key = (source, data)
        if key not in self._images:
            name = self.name("word/media/", "docgen_image", _EXTENSIONS.get(media_type, ".bin"))
            self._images[key] = self.add(name, data, media_type, source, "image")
        return self._images[key]
