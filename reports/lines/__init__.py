"""Line lists: the facts behind a number as rows of a file, one after another, however many they are."""
